package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.MachinePolicy;
import com.campusg.auth.domain.SessionPolicy;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;

/** Policies and keys for the verification of tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClerkTokenProperties.class)
class TokenVerificationConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TokenVerificationConfiguration.class);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Of a fetch as a whole, including the body. */
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(3);

    /** The same as in Clerk's SDK. */
    private static final Duration CACHE_TTL = Duration.ofMinutes(5);

    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);

    /** How long a request waits for keys that another one fetches: longer than a fetch takes. */
    private static final Duration WAIT_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    SessionPolicy sessionPolicy(ClerkTokenProperties properties) {
        return new SessionPolicy(properties.issuer(), properties.authorizedParties(), properties.allowMissingAzp());
    }

    @Bean
    MachinePolicy machinePolicy(ClerkTokenProperties properties) {
        return new MachinePolicy(properties.issuer(), properties.serviceMachine());
    }

    @Bean
    SigningKeys signingKeys(
            ClerkTokenProperties properties,
            ObjectProvider<JWKSetBasedJWKSource<SecurityContext>> publishedKeys,
            InstantSource clock) {
        Optional<RSAPublicKey> configured = properties.publicKey();
        return configured.isPresent()
                ? new PemSigningKeys(configured.get())
                : new JwksSigningKeys(publishedKeys.getObject().getJWKSetSource(), clock);
    }

    /**
     * Fetches the keys before the service is ready, because requests to a new instance would wait for them. If that fails, the
     * first request with a token fetches them.
     */
    @Bean
    @ConditionalOnWebApplication
    ApplicationRunner fetchKeys(
            ClerkTokenProperties properties,
            ObjectProvider<JWKSetBasedJWKSource<SecurityContext>> publishedKeys,
            InstantSource clock) {
        return arguments -> {
            if (properties.publicKey().isEmpty()) {
                try {
                    publishedKeys
                            .getObject()
                            .getJWKSetSource()
                            .getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), null);
                } catch (KeySourceException unavailable) {
                    LOG.debug("Clerk's keys are fetched later", unavailable);
                }
            }
        };
    }

    /** The JSON Web Key Set of Clerk. Created on first use, because it is not used with a configured public key. */
    @Bean
    @Lazy
    JWKSetBasedJWKSource<SecurityContext> publishedKeys(
            ClerkTokenProperties properties,
            RestClient.Builder http,
            ClientHttpRequestFactoryBuilder<?> requestFactories,
            HttpClientSettings settings,
            InstantSource clock) {
        RestClient client = http.requestFactory(
                        requestFactories.build(settings.withTimeouts(CONNECT_TIMEOUT, FETCH_TIMEOUT)
                                // Keys are trusted because of the host they come from.
                                .withRedirects(HttpRedirects.DONT_FOLLOW)))
                .build();
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                        new JwksEndpoint(client, properties.jwksUrl(), clock))
                .cache(CACHE_TTL.toMillis(), WAIT_TIMEOUT.toMillis())
                .refreshAheadCache(REFRESH_AHEAD.toMillis(), true)
                .outageTolerant(properties.keysOutageTolerance().toMillis())
                // JwksSigningKeys limits the rate of refreshes that tokens cause.
                .retrying(false)
                .rateLimited(false)
                .build();
        return (JWKSetBasedJWKSource<SecurityContext>) source;
    }
}
