package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.TokenRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;

/** Writes the problem details of a failed authentication. */
@Component
final class ClerkAuthenticationEntryPoint implements AuthenticationEntryPoint {

    private final RefusalResponse refusalResponse;

    ClerkAuthenticationEntryPoint(RefusalResponse refusalResponse) {
        this.refusalResponse = refusalResponse;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        refusalResponse.write(request, response, problemOf(failure));
    }

    private static Exception problemOf(AuthenticationException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ErrorResponse && cause instanceof Exception problem) {
                return problem;
            }
        }
        return new TokenRefusedException(TokenRefusal.MISSING_TOKEN);
    }
}
