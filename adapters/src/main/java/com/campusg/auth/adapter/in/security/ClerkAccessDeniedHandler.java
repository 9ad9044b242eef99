package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.Caller;
import com.campusg.auth.domain.TokenRefusal;
import com.campusg.web.ProblemCodes;
import com.campusg.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Writes the problem details of an authenticated caller without the required role. */
@Component
final class ClerkAccessDeniedHandler implements AccessDeniedHandler {

    private final RefusalResponse refusalResponse;

    ClerkAccessDeniedHandler(RefusalResponse refusalResponse) {
        this.refusalResponse = refusalResponse;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        refusalResponse.write(request, response, problemOf(denied));
    }

    private static Exception problemOf(AccessDeniedException denied) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication)) {
            return denied;
        }
        return switch (authentication.getPrincipal().caller()) {
            case Caller.User user ->
                insufficientScope(
                        ProblemCodes.MACHINE_CALLERS_ONLY,
                        "Only machines with a machine token may call this endpoint.");
            case Caller.Machine machine -> new TokenRefusedException(TokenRefusal.TOKEN_TYPE_MISMATCH);
            case Caller.UnauthorizedMachine machine ->
                allowsMachines(denied)
                        ? insufficientScope(
                                ProblemCodes.INSUFFICIENT_SCOPE,
                                "This machine has no access to the machine of this service.")
                        : new TokenRefusedException(TokenRefusal.TOKEN_TYPE_MISMATCH);
        };
    }

    /** RFC 6750, section 3.1: the token is valid, but does not permit this request. */
    private static ProblemException insufficientScope(String code, String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, code, detail)
                .withHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_scope\", error_description=\"%s\"".formatted(detail));
    }

    private static boolean allowsMachines(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException denial
                && denial.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                && decision.getAuthorities().contains(CallerPrincipal.MACHINE);
    }
}
