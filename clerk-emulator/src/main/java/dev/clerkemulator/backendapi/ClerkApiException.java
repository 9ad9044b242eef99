package dev.clerkemulator.backendapi;

import dev.clerkemulator.document.SchemaCheck;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A request is rejected with an error response in Clerk's format. */
public final class ClerkApiException extends RuntimeException {
    private final int status;
    private final String code;
    private final String longMessage;
    private final Map<String, String> meta;
    private @Nullable Duration retryAfter;

    private ClerkApiException(int status, String code, String message, String longMessage, Map<String, String> meta) {
        super(message);
        this.status = status;
        this.code = code;
        this.longMessage = longMessage;
        this.meta = Map.copyOf(meta);
    }

    public static ClerkApiException notFound(String kind, String id) {
        return new ClerkApiException(
                404, "resource_not_found", "not found", "No " + kind + " was found with id " + id, Map.of());
    }

    static ClerkApiException unknownPath() {
        return new ClerkApiException(
                404, "resource_not_found", "not found", "The emulator does not implement this path.", Map.of());
    }

    public static ClerkApiException badParameter(String name, String problem) {
        return parameter(422, "form_param_format_invalid", "is invalid", name, problem);
    }

    static ClerkApiException unknownParameter(String name) {
        return parameter(
                422, "form_param_unknown", "is unknown", name, name + " is not a valid parameter for this request.");
    }

    static ClerkApiException duplicateParameter(String name) {
        return parameter(
                422,
                "form_param_duplicate",
                "is duplicate",
                name,
                name + " included multiple times. There should only be one.");
    }

    static ClerkApiException violation(SchemaCheck.Violation violation, int status) {
        String name = violation.name();
        return switch (violation.kind()) {
            case UNKNOWN -> parameter(status, "form_param_unknown", "is unknown", name, violation.detail());
            case MISSING -> parameter(status, "form_param_missing", "is missing", name, violation.detail());
            case TYPE ->
                parameter(
                        status, "form_param_format_invalid", "is invalid", name, name + " " + violation.detail() + ".");
            case VALUE -> parameter(status, "form_param_value_invalid", "is invalid", name, violation.detail());
        };
    }

    /** A rule of Clerk that its document does not contain, such as the length of a password. */
    public static ClerkApiException rejected(int status, String code, String message, String name, String problem) {
        return parameter(status, code, message, name, problem);
    }

    /** A request that the state of a resource does not allow. */
    public static ClerkApiException refused(int status, String code, String message, String problem) {
        return new ClerkApiException(status, code, message, problem, Map.of());
    }

    static ClerkApiException notImplemented() {
        return new ClerkApiException(
                501, "not_implemented", "not implemented", "The emulator does not implement this operation.", Map.of());
    }

    public static ClerkApiException missingParameter(String name) {
        return parameter(422, "form_param_missing", "is missing", name, name + " must be included.");
    }

    static ClerkApiException identifierExists(String name, String problem) {
        return parameter(422, "form_identifier_exists", "already exists", name, problem);
    }

    static ClerkApiException sessionNotActive(String id) {
        return new ClerkApiException(
                400, "session_not_active", "session is not active", "Session " + id + " has ended.", Map.of());
    }

    static ClerkApiException keysUnreachable() {
        return new ClerkApiException(
                503, "service_unavailable", "unavailable", "The fault keysUnreachable is active.", Map.of());
    }

    /** The browser is not signed in. On this error clerk-js reloads the sessions of the browser. */
    public static ClerkApiException notSignedIn() {
        return new ClerkApiException(
                401,
                "authentication_invalid",
                "Invalid authentication",
                "Unable to authenticate the request, you need to supply an active session",
                Map.of());
    }

    public static ClerkApiException apiUnavailable() {
        return new ClerkApiException(
                503,
                "service_unavailable",
                "unavailable",
                "The API is unavailable because a fault is active.",
                Map.of());
    }

    static ClerkApiException apiBroken() {
        return new ClerkApiException(
                500,
                "internal_clerk_error",
                "Oops, an unexpected error occurred",
                "The fault apiBroken is active.",
                Map.of());
    }

    static ClerkApiException tooManyRequests(Duration retryAfter) {
        ClerkApiException exception = new ClerkApiException(
                429,
                "too_many_requests",
                "Too many requests. Please try again in a bit.",
                "Too many requests. Please try again in a bit.",
                Map.of());
        exception.retryAfter = retryAfter;
        return exception;
    }

    static ClerkApiException badApiVersion(String problem) {
        return new ClerkApiException(400, "api_version_invalid", "The API version is invalid.", problem, Map.of());
    }

    static ClerkApiException conflictingParameters(String problem) {
        return new ClerkApiException(422, "form_param_value_invalid", "is invalid", problem, Map.of());
    }

    static ClerkApiException malformedAuthorization() {
        return new ClerkApiException(
                401,
                "authorization_header_format_invalid",
                "Invalid Authorization header format",
                "Invalid Authorization header format. Must be 'Bearer <YOUR_API_KEY>'",
                Map.of());
    }

    static ClerkApiException wrongSecretKey() {
        return new ClerkApiException(
                401,
                "clerk_key_invalid",
                "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.",
                "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.",
                Map.of());
    }

    static ClerkApiException machineSecretKeyRequired() {
        return new ClerkApiException(
                401,
                "machine_secret_key_invalid",
                "The provided Machine Secret Key is invalid.",
                "Tokens are created with the secret key of a machine: ak_…",
                Map.of());
    }

    static ClerkApiException unknownMachineToken() {
        return new ClerkApiException(404, "resource_not_found", "not found", "Machine token not found", Map.of());
    }

    private static ClerkApiException parameter(int status, String code, String message, String name, String problem) {
        return new ClerkApiException(status, code, message, problem, Map.of("param_name", name));
    }

    ResponseEntity<ClerkErrors> response() {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return response.body(ClerkErrors.one(code, String.valueOf(getMessage()), longMessage, meta));
    }
}
