package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.Caller;
import com.campusg.auth.domain.MachinePolicy;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Converts a JWT that {@link ClerkTokenValidator} accepts. */
@Component
final class ClerkJwtAuthenticationConverter implements Converter<Jwt, CallerAuthentication> {

    private final MachinePolicy machinePolicy;

    ClerkJwtAuthenticationConverter(MachinePolicy machinePolicy) {
        this.machinePolicy = machinePolicy;
    }

    @Override
    public CallerAuthentication convert(Jwt jwt) {
        Map<String, Object> claims = jwt.getClaims();
        Caller caller = MachinePolicy.isMachineToken(claims)
                ? machinePolicy.callerOf(claims)
                : new Caller.User(Objects.requireNonNull(jwt.getSubject()));
        return new CallerAuthentication(new CallerPrincipal(caller));
    }
}
