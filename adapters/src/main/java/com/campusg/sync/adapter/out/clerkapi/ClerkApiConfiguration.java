package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.sync.application.port.out.ClerkEvents;
import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.ClerkUserLookup;
import com.campusg.sync.application.port.out.ClerkUsers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

/** Configures two clients of Clerk's Backend API: one for full scans, and one for requests while a caller waits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClerkApiProperties.class)
class ClerkApiConfiguration {

    private static final String INTERACTIVE = "interactiveClerkApi";

    /** The version of the Backend API that the readers of this package expect. */
    private static final String VERSION = "2026-05-12";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Clerk needs several seconds for a page of 500 users. */
    private static final Duration SCAN_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration INTERACTIVE_TIMEOUT = Duration.ofSeconds(2);

    private static final int SCAN_ATTEMPTS = 8;

    /** Clerk allows 10 requests per second in development and 100 in production; the rest is for other clients. */
    private static final int DEVELOPMENT_RATE = 8;

    private static final int PRODUCTION_RATE = 50;

    @Bean
    ClerkEvents clerkEvents() {
        return new JsonClerkEvents();
    }

    /** Fails without a secret key when it is first used. */
    @Bean
    @Lazy
    ClerkUsers clerkUsers(ClerkApiProperties properties, ClerkHttp http, InstantSource clock) {
        if (!properties.hasSecretKey()) {
            throw new ClerkUnavailableException(
                    "CLERK_SECRET_KEY is not set. See Clerk's dashboard, Configure, API keys");
        }
        RateLimiter rateLimiter =
                RateLimiter.perSecond(properties.isDevelopmentInstance() ? DEVELOPMENT_RATE : PRODUCTION_RATE);
        return new ClerkApiUsers(new ClerkApi(http.client(SCAN_TIMEOUT), rateLimiter, SCAN_ATTEMPTS), clock);
    }

    /** Finds no users without a secret key. */
    @Bean
    ClerkUserLookup clerkUserLookup(
            @Qualifier(INTERACTIVE) ObjectProvider<RestClient> http, InstantSource clock, MeterRegistry meters) {
        RestClient client = http.getIfAvailable();
        return client == null
                ? clerkUserId -> Optional.empty()
                : new ClerkApiUserLookup(
                        new ClerkApiUsers(new ClerkApi(client, RateLimiter.unlimited(), 1), clock), clock, meters);
    }

    @Bean(INTERACTIVE)
    @Conditional(OnSecretKeyCondition.class)
    RestClient interactiveClerkApi(ClerkHttp http) {
        return http.client(INTERACTIVE_TIMEOUT);
    }

    @Bean
    ClerkHttp clerkHttp(
            ClerkApiProperties properties,
            ObjectProvider<RestClient.Builder> builders,
            ClientHttpRequestFactoryBuilder<?> requestFactories,
            HttpClientSettings settings) {
        return readTimeout -> builders.getObject()
                .requestFactory(requestFactories.build(settings.withTimeouts(CONNECT_TIMEOUT, readTimeout)
                        // A redirect would send the secret key to another host.
                        .withRedirects(HttpRedirects.DONT_FOLLOW)))
                .baseUrl(properties.apiUrl())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.secretKey())
                .defaultHeader("Clerk-API-Version", VERSION)
                .build();
    }

    /** Creates clients of the Backend API. */
    @FunctionalInterface
    interface ClerkHttp {

        RestClient client(Duration readTimeout);
    }
}
