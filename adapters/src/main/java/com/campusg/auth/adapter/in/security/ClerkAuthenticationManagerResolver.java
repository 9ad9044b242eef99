package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.OpaqueToken;
import com.campusg.auth.domain.TokenRefusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Selects JWT verification or token introspection by the form of the token. Opaque tokens are machine tokens, so they are
 * refused without introspection at endpoints that machines may not call.
 */
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
        if (token == null || !OpaqueToken.hasPrefix(token)) {
            return jwts;
        }
        return MachineEndpoints.contain(request) ? opaqueTokens : ClerkAuthenticationManagerResolver::refuse;
    }

    private static Authentication refuse(Authentication token) {
        TokenRefusedException refused = new TokenRefusedException(TokenRefusal.TOKEN_TYPE_MISMATCH);
        throw new InvalidBearerTokenException(refused.getMessage(), refused);
    }
}
