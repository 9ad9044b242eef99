package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.Caller;
import com.campusg.web.CallerRoles;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/** The principal of an authenticated request. Its name is Clerk's id of the caller. */
record CallerPrincipal(Caller caller) implements OAuth2AuthenticatedPrincipal {

    /** The authority of callers with the role {@link CallerRoles#MACHINE}. */
    static final GrantedAuthority MACHINE = new SimpleGrantedAuthority("ROLE_" + CallerRoles.MACHINE);

    private static final GrantedAuthority USER = new SimpleGrantedAuthority("ROLE_" + CallerRoles.USER);

    @Override
    public String getName() {
        return caller.subject();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of("sub", caller.subject());
    }

    /** A machine without access to this service is authenticated, but has no role. */
    @Override
    public List<GrantedAuthority> getAuthorities() {
        return switch (caller) {
            case Caller.User user -> List.of(USER);
            case Caller.Machine machine -> List.of(MACHINE);
            case Caller.UnauthorizedMachine machine -> List.of();
        };
    }
}
