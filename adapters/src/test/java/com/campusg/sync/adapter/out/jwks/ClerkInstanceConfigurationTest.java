package com.campusg.sync.adapter.out.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.out.ClerkInstance;
import com.campusg.sync.domain.InstanceId;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

class ClerkInstanceConfigurationTest {

    private static final InstanceId OWN = new InstanceId("ins_own");
    private static final InstanceId OTHER = new InstanceId("ins_other");

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(PublishedKeys.class, ClerkInstanceConfiguration.class)
            .withBean(InstantSource.class, Clock::systemUTC);

    @Test
    void usesTheConfiguredInstanceWithoutRequestingKeys() {
        context.withPropertyValues("clerk.instance-id= ins_own ").run(started -> {
            ClerkInstance instance = started.getBean(ClerkInstance.class);

            assertThat(instance.mayBe(OWN)).isTrue();
            assertThat(instance.mayBe(OTHER)).isFalse();
            assertThat(started.getBean(AtomicInteger.class)).hasValue(0);
        });
    }

    @Test
    void readsTheInstanceFromPublishedKeys() {
        context.withPropertyValues("clerk.instance-id=", "clerk.jwt-key= ").run(started -> {
            ClerkInstance instance = started.getBean(ClerkInstance.class);

            assertThat(instance.mayBe(OWN)).isTrue();
            assertThat(instance.mayBe(OTHER)).isFalse();
        });
    }

    @Test
    void acceptsEveryInstanceWithoutRequestingKeysIfKeyIsConfigured() {
        context.withPropertyValues("clerk.jwt-key=-----BEGIN PUBLIC KEY-----").run(started -> {
            ClerkInstance instance = started.getBean(ClerkInstance.class);

            assertThat(instance.mayBe(OTHER)).isTrue();
            assertThat(instance.isKnown()).isFalse();
            assertThat(started.getBean(AtomicInteger.class)).hasValue(0);
        });
    }

    @Test
    void rejectsInvalidInstanceId() {
        context.withPropertyValues("clerk.instance-id=production")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, invalid -> {
                            assertThat(invalid.getName()).isEqualTo("clerk.instance-id");
                            assertThat(invalid.getReason()).startsWith("is 'production'");
                        }));
    }

    @Configuration(proxyBeanMethods = false)
    static class PublishedKeys {

        @Bean
        AtomicInteger requests() {
            return new AtomicInteger();
        }

        @Bean
        @Lazy
        JWKSetBasedJWKSource<SecurityContext> publishedKeys(AtomicInteger requests) {
            return new JWKSetBasedJWKSource<>(new JWKSetSource<>() {
                @Override
                public JWKSet getJWKSet(
                        JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context) {
                    requests.incrementAndGet();
                    return new JWKSet(new OctetSequenceKey.Builder(new byte[32])
                            .keyID("ins_own")
                            .build());
                }

                @Override
                public void close() {}
            });
        }
    }
}
