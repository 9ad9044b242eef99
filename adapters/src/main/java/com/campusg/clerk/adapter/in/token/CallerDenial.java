package com.campusg.clerk.adapter.in.token;

import com.campusg.clerk.domain.Caller;
import com.campusg.clerk.domain.TokenRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Tells genuine callers why they may not do what they ask for. */
@Component
final class CallerDenial implements AccessDeniedHandler {

    private final HandlerExceptionResolver handlerExceptionResolver;

    CallerDenial(HandlerExceptionResolver handlerExceptionResolver) {
        this.handlerExceptionResolver = handlerExceptionResolver;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        handlerExceptionResolver.resolveException(request, response, null, reason(denied));
    }

    private static Exception reason(AccessDeniedException denied) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller)) {
            return denied;
        }
        return switch (caller.getPrincipal()) {
            case Caller.User user -> CallerNotAdmittedException.user();
            case Caller.Machine machine -> new TokenRefusedException(TokenRefusal.TOKEN_TYPE_MISMATCH);
            case Caller.UninvitedMachine machine ->
                isForMachines(denied)
                        ? CallerNotAdmittedException.uninvitedMachine()
                        : new TokenRefusedException(TokenRefusal.TOKEN_TYPE_MISMATCH);
        };
    }

    private static boolean isForMachines(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException denial
                && denial.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                && decision.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(CallerAuthentication.MACHINE::equals);
    }
}
