package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.TokenRefusal;
import com.campusg.web.ProblemCodes;
import com.campusg.web.Problems;
import java.io.Serial;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.ErrorResponseException;

/**
 * A token is refused. The response is 401 with the header {@code WWW-Authenticate} (RFC 6750, section 3).
 *
 * <p>Implementations of Spring Security's interfaces throw the exception that the interface prescribes, with this one as its
 * cause. {@link ClerkAuthenticationEntryPoint} writes the response of the cause.
 */
final class TokenRefusedException extends ErrorResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    TokenRefusedException(TokenRefusal refusal) {
        this(error(refusal));
        if (refusal == TokenRefusal.MISSING_TOKEN) {
            // RFC 6750, section 3.1: no error code if the request lacks authentication information.
            getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
    }

    /** @param error an error that {@link #error} has created */
    TokenRefusedException(OAuth2Error error) {
        this(error.getErrorCode(), Objects.requireNonNullElse(error.getDescription(), ""));
    }

    private TokenRefusedException(String code, String description) {
        super(HttpStatus.UNAUTHORIZED, Problems.of(HttpStatus.UNAUTHORIZED, code, description), null);
        this.code = code;
        getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"invalid_token\", error_description=\"%s\"".formatted(description));
    }

    /** Creates the error of a refusal. Its code is the problem code of the response. */
    static OAuth2Error error(TokenRefusal refusal) {
        return new OAuth2Error(ProblemCodes.of(refusal), describe(refusal), null);
    }

    @Override
    public String getMessage() {
        return code;
    }

    /** Omits the stack trace: unauthenticated requests can cause this exception at a high rate. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    private static String describe(TokenRefusal refusal) {
        return switch (refusal) {
            case MISSING_TOKEN -> "The request contains no session token.";
            case TOKEN_INVALID -> "The token is malformed or lacks a required claim.";
            case TOKEN_EXPIRED -> "The token has expired.";
            case TOKEN_NOT_ACTIVE_YET -> "The token is not active yet.";
            case TOKEN_ISSUED_IN_THE_FUTURE -> "The token was issued in the future.";
            case TOKEN_INVALID_ALGORITHM -> "The token is not signed with RS256.";
            case TOKEN_INVALID_SIGNATURE -> "The signature of the token is invalid.";
            case TOKEN_UNKNOWN_KEY -> "The token is signed with a key that Clerk does not publish.";
            case TOKEN_INVALID_ISSUER -> "The token has another issuer.";
            case TOKEN_INVALID_AUTHORIZED_PARTIES -> "The token was issued for another origin.";
            case TOKEN_TYPE_MISMATCH -> "Tokens of this type are not accepted here.";
            case TOKEN_REVOKED -> "The token has been revoked.";
            case OPAQUE_TOKEN_UNSUPPORTED ->
                "Opaque tokens are not supported, because no secret key is configured. Use a token in JWT format.";
            case SESSION_PENDING -> "The session is pending: the user has to complete the session tasks first.";
        };
    }
}
