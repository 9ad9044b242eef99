package dev.clerkemulator.backendapi;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A request that Clerk would refuse too. */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String code;
    private final String longMessage;
    private final Map<String, String> meta;
    private @Nullable Duration retryAfter;

    private Refusal(int status, String code, String message, String longMessage, Map<String, String> meta) {
        super(message);
        this.status = status;
        this.code = code;
        this.longMessage = longMessage;
        this.meta = Map.copyOf(meta);
    }

    public static Refusal notFound(String kind, String id) {
        return new Refusal(404, "resource_not_found", "not found", "No " + kind + " was found with id " + id, Map.of());
    }

    static Refusal unknownPath() {
        return new Refusal(
                404, "resource_not_found", "not found", "The emulator has nothing under this path.", Map.of());
    }

    public static Refusal badParameter(String name, String problem) {
        return parameter(422, "form_param_format_invalid", "is invalid", name, problem);
    }

    static Refusal missingParameter(String name) {
        return parameter(422, "form_param_missing", "is missing", name, name + " must be included.");
    }

    static Refusal taken(String name, String problem) {
        return parameter(422, "form_identifier_exists", "already exists", name, problem);
    }

    static Refusal sessionNotActive(String id) {
        return new Refusal(400, "session_not_active", "session is not active", "Session " + id + " is over.", Map.of());
    }

    static Refusal keysUnreachable() {
        return new Refusal(503, "service_unavailable", "unavailable", "The keys are switched off for now.", Map.of());
    }

    /** A browser that is not, or no longer, signed in: clerk-js then asks which sessions are left. */
    public static Refusal notSignedIn() {
        return new Refusal(
                401,
                "authentication_invalid",
                "Invalid authentication",
                "Unable to authenticate the request.",
                Map.of());
    }

    public static Refusal apiUnavailable() {
        return new Refusal(503, "service_unavailable", "unavailable", "The API is switched off for now.", Map.of());
    }

    static Refusal apiBroken() {
        return new Refusal(
                500,
                "internal_clerk_error",
                "Oops, an unexpected error occurred",
                "The API is broken for now.",
                Map.of());
    }

    static Refusal tooManyRequests(Duration retryAfter) {
        Refusal refusal = new Refusal(
                429,
                "too_many_requests",
                "Too many requests. Please try again in a bit.",
                "Too many requests. Please try again in a bit.",
                Map.of());
        refusal.retryAfter = retryAfter;
        return refusal;
    }

    static Refusal badApiVersion(String problem) {
        return new Refusal(400, "api_version_invalid", "The API version is invalid.", problem, Map.of());
    }

    static Refusal conflictingParameters(String problem) {
        return new Refusal(422, "form_param_value_invalid", "is invalid", problem, Map.of());
    }

    static Refusal malformedAuthorization() {
        return new Refusal(
                401,
                "authorization_header_format_invalid",
                "Invalid Authorization header format",
                "The Authorization header must be: Bearer <secret key>",
                Map.of());
    }

    static Refusal wrongSecretKey() {
        return new Refusal(
                401,
                "clerk_key_invalid",
                "The provided Clerk Secret Key is invalid.",
                "This is not the secret key of this instance.",
                Map.of());
    }

    static Refusal machineSecretKeyWanted() {
        return new Refusal(
                401,
                "machine_secret_key_invalid",
                "The provided Machine Secret Key is invalid.",
                "Only a machine issues tokens, with its own secret key: ak_…",
                Map.of());
    }

    static Refusal unknownMachineToken() {
        return new Refusal(404, "resource_not_found", "not found", "Machine token not found", Map.of());
    }

    private static Refusal parameter(int status, String code, String message, String name, String problem) {
        return new Refusal(status, code, message, problem, Map.of("param_name", name));
    }

    ResponseEntity<ClerkErrors> response() {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return response.body(ClerkErrors.one(code, String.valueOf(getMessage()), longMessage, meta));
    }
}
