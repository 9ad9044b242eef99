package com.campusg.clerk.adapter.in.token;

import com.campusg.clerk.domain.JwksLocation;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Where the keys come from: a key that was given, else Clerk's published ones. */
@Configuration(proxyBeanMethods = false)
class TokenKeysConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
    private static final int LARGEST_DOCUMENT = 256 * 1024;

    /** As long as Clerk's own SDK remembers keys. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);

    /** How long a caller waits for keys that are being fetched for another. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    TokenKeys tokenKeys(
            ObjectProvider<RSAPublicKey> jwtKey,
            @Lazy JWKSetBasedJWKSource<SecurityContext> publishedKeys,
            InstantSource clock) {
        RSAPublicKey given = jwtKey.getIfAvailable();
        return given == null ? new JwksTokenKeys(publishedKeys.getJWKSetSource(), clock) : new PemTokenKeys(given);
    }

    @Bean
    @Lazy
    JWKSetBasedJWKSource<SecurityContext> publishedKeys(JwksLocation jwks) throws MalformedURLException {
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                        URI.create(jwks.url()).toURL(),
                        new DefaultResourceRetriever(
                                Math.toIntExact(CONNECT_TIMEOUT.toMillis()),
                                Math.toIntExact(READ_TIMEOUT.toMillis()),
                                LARGEST_DOCUMENT))
                .cache(FRESH.toMillis(), PATIENCE.toMillis())
                .refreshAheadCache(REFRESH_AHEAD.toMillis(), true)
                .outageTolerant(jwks.outageTolerance().toMillis())
                // JwksTokenKeys asks out of turn, and keeps the pauses: so there is no asking twice either.
                .retrying(false)
                .rateLimited(false)
                .build();
        return (JWKSetBasedJWKSource<SecurityContext>) source;
    }
}
