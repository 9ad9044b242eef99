package com.campusg.clerk.adapter.in.token;

import com.campusg.clerk.domain.Caller;
import java.io.Serial;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller as Spring Security knows them: with one role or none, so that each endpoint says whom it is for. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    /** Somebody who has signed in. */
    static final String USER = "ROLE_USER";

    /** A program that was given access to us. */
    static final String MACHINE = "ROLE_MACHINE";

    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never written anywhere: nobody is remembered between two requests
    private final Caller caller;

    CallerAuthentication(Caller caller) {
        super(rolesOf(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.subject();
    }

    /** The token has served its purpose. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(caller);
    }

    private static List<GrantedAuthority> rolesOf(Caller caller) {
        return switch (caller) {
            case Caller.User user -> List.of(new SimpleGrantedAuthority(USER));
            case Caller.Machine machine -> List.of(new SimpleGrantedAuthority(MACHINE));
            case Caller.UninvitedMachine machine -> List.of();
        };
    }
}
