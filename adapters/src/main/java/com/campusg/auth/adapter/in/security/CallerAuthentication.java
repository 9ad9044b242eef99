package com.campusg.auth.adapter.in.security;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * The authentication of a request by a session token or a machine token.
 *
 * <p>It is not a {@code JwtAuthenticationToken}, because {@code BearerTokenAuthenticationFilter} interprets the claim
 * {@code cnf} of those, and claims that this service does not know are ignored.
 */
final class CallerAuthentication extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Not serialized: there are no sessions.
    private final CallerPrincipal principal;

    CallerAuthentication(CallerPrincipal principal) {
        super(principal.getAuthorities());
        this.principal = principal;
        setAuthenticated(true);
    }

    @Override
    public CallerPrincipal getPrincipal() {
        return principal;
    }

    /** Returns null: the token is not needed after authentication. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication that && principal.equals(that.principal);
    }

    @Override
    public int hashCode() {
        return principal.hashCode();
    }
}
