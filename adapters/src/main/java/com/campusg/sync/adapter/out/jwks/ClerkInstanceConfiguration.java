package com.campusg.sync.adapter.out.jwks;

import com.campusg.sync.application.port.out.ClerkInstance;
import com.campusg.sync.domain.InstanceId;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures how the own Clerk instance is recognized: by {@code CLERK_INSTANCE_ID} if set, else by the published keys. If
 * {@code CLERK_JWT_KEY} is set, no keys are requested and every instance is accepted.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClerkInstanceProperties.class)
class ClerkInstanceConfiguration {

    @Bean
    ClerkInstance clerkInstance(
            ClerkInstanceProperties properties,
            ObjectProvider<JWKSetBasedJWKSource<SecurityContext>> publishedKeys,
            InstantSource clock) {
        Optional<InstanceId> configured = properties.instance();
        if (configured.isPresent()) {
            return configured.get()::equals;
        }
        return properties.hasJwtKey()
                ? new UnknownInstance()
                : new JwksClerkInstance(publishedKeys.getObject().getJWKSetSource(), clock);
    }

    private static final class UnknownInstance implements ClerkInstance {

        @Override
        public boolean mayBe(InstanceId instance) {
            return true;
        }

        @Override
        public boolean isKnown() {
            return false;
        }
    }
}
