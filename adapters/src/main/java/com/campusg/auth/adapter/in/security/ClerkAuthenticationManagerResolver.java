package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.OpaqueToken;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;

/** Selects JWT verification or token introspection by the form of the token. */
@Component
final class ClerkAuthenticationManagerResolver implements AuthenticationManagerResolver<HttpServletRequest> {

    private final BearerTokenResolver tokenResolver;
    private final AuthenticationManager jwts;
    private final AuthenticationManager opaqueTokens;

    ClerkAuthenticationManagerResolver(
            BearerTokenResolver tokenResolver,
            JwtDecoder decoder,
            ClerkJwtAuthenticationConverter converter,
            OpaqueTokenIntrospector introspector) {
        JwtAuthenticationProvider jwtProvider = new JwtAuthenticationProvider(decoder);
        jwtProvider.setJwtAuthenticationConverter(converter);
        OpaqueTokenAuthenticationProvider opaqueProvider = new OpaqueTokenAuthenticationProvider(introspector);
        opaqueProvider.setAuthenticationConverter(
                (token, principal) -> new CallerAuthentication((CallerPrincipal) principal));
        this.tokenResolver = tokenResolver;
        this.jwts = new ProviderManager(jwtProvider);
        this.opaqueTokens = new ProviderManager(opaqueProvider);
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        String token = tokenResolver.resolve(request);
        return token != null && OpaqueToken.hasPrefix(token) ? opaqueTokens : jwts;
    }
}
