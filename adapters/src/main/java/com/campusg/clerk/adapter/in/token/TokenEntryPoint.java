package com.campusg.clerk.adapter.in.token;

import com.campusg.clerk.domain.TokenRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Tells callers why they are not let in, where everything else that goes wrong is told too. */
@Component
final class TokenEntryPoint implements AuthenticationEntryPoint {

    private final HandlerExceptionResolver handlerExceptionResolver;

    TokenEntryPoint(HandlerExceptionResolver handlerExceptionResolver) {
        this.handlerExceptionResolver = handlerExceptionResolver;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        Exception reason =
                refused instanceof ErrorResponse ? refused : new TokenRefusedException(TokenRefusal.MISSING_TOKEN);
        handlerExceptionResolver.resolveException(request, response, null, reason);
    }
}
