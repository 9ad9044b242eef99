package com.campusg.clerk.adapter.out.jwks;

import com.campusg.clerk.application.port.out.ClerkInstance;
import com.campusg.clerk.domain.InstanceId;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** How our instance is known: by configuration, else by the published keys, else not at all. */
@Configuration(proxyBeanMethods = false)
class ClerkInstanceConfiguration {

    @Bean
    ClerkInstance clerkInstance(
            ObjectProvider<InstanceId> configured,
            ObjectProvider<RSAPublicKey> jwtKey,
            @Lazy JWKSetBasedJWKSource<SecurityContext> publishedKeys,
            InstantSource clock) {
        InstanceId ours = configured.getIfAvailable();
        if (ours != null) {
            return ours::equals;
        }
        // Whoever gave a key wants no network.
        return jwtKey.getIfAvailable() == null
                ? new JwksClerkInstance(publishedKeys.getJWKSetSource(), clock)
                : instance -> true;
    }
}
