package com.campusg.clerk.adapter.in.token;

import com.campusg.clerk.domain.TokenRefusal;
import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.ErrorResponse;

/** A token that we do not believe, and why. Says so as RFC 6750, section 3 asks. */
final class TokenRefusedException extends InvalidBearerTokenException implements ErrorResponse {

    @Serial
    private static final long serialVersionUID = 1L;

    private final TokenRefusal refusal;

    TokenRefusedException(TokenRefusal refusal) {
        super(describe(refusal));
        this.refusal = refusal;
    }

    TokenRefusal refusal() {
        return refusal;
    }

    /** Strangers cause this by the thousand, and nobody reads the trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.UNAUTHORIZED;
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(
                HttpHeaders.WWW_AUTHENTICATE,
                refusal == TokenRefusal.MISSING_TOKEN
                        ? "Bearer"
                        : "Bearer error=\"invalid_token\", error_description=\"%s\"".formatted(describe(refusal)));
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, describe(refusal));
        problem.setProperty("code", code(refusal));
        return problem;
    }

    private static String code(TokenRefusal refusal) {
        return switch (refusal) {
            case MISSING_TOKEN -> "missing-token";
            case TOKEN_INVALID -> "token-invalid";
            case TOKEN_EXPIRED -> "token-expired";
            case TOKEN_NOT_ACTIVE_YET -> "token-not-active-yet";
            case TOKEN_ISSUED_IN_THE_FUTURE -> "token-issued-in-the-future";
            case TOKEN_INVALID_ALGORITHM -> "token-invalid-algorithm";
            case TOKEN_INVALID_SIGNATURE -> "token-invalid-signature";
            case TOKEN_UNKNOWN_KEY -> "token-unknown-key";
            case TOKEN_INVALID_ISSUER -> "token-invalid-issuer";
            case TOKEN_INVALID_AUTHORIZED_PARTIES -> "token-invalid-authorized-parties";
            case TOKEN_TYPE_MISMATCH -> "token-type-mismatch";
            case TOKEN_REVOKED -> "token-revoked";
            case OPAQUE_TOKEN_UNSUPPORTED -> "opaque-token-unsupported";
            case SESSION_PENDING -> "session-pending";
        };
    }

    private static String describe(TokenRefusal refusal) {
        return switch (refusal) {
            case MISSING_TOKEN -> "Sign in and send the session token.";
            case TOKEN_INVALID -> "This is not a token of Clerk's.";
            case TOKEN_EXPIRED -> "The token has expired.";
            case TOKEN_NOT_ACTIVE_YET -> "The token is not active yet.";
            case TOKEN_ISSUED_IN_THE_FUTURE -> "The token says it was issued in the future.";
            case TOKEN_INVALID_ALGORITHM -> "The token is not signed with RS256.";
            case TOKEN_INVALID_SIGNATURE -> "The signature does not fit the token.";
            case TOKEN_UNKNOWN_KEY -> "The token is signed with a key that Clerk does not publish.";
            case TOKEN_INVALID_ISSUER -> "The token is from another issuer.";
            case TOKEN_INVALID_AUTHORIZED_PARTIES -> "The token was made for another origin.";
            case TOKEN_TYPE_MISMATCH -> "The token is of another kind than is accepted here.";
            case TOKEN_REVOKED -> "The token was revoked.";
            case OPAQUE_TOKEN_UNSUPPORTED ->
                "Opaque tokens cannot be verified here, for there is no secret key; send one in JWT format.";
            case SESSION_PENDING -> "The user has to finish signing in first.";
        };
    }
}
