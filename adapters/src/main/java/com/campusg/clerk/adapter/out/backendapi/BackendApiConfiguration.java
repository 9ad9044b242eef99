package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.ClerkUsers;
import com.campusg.clerk.application.port.out.MachineTokens;
import com.campusg.clerk.application.port.out.Newcomers;
import com.campusg.clerk.domain.BackendApiAccess;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Two ways to Clerk's Backend API: one for whoever goes through all users, one for whom somebody waits. */
@Configuration(proxyBeanMethods = false)
class BackendApiConfiguration {

    /** Clerk changes its answers by date; this is the one that is read here. */
    private static final String VERSION = "2026-05-12";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Clerk takes a while for a page of 500. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 8;

    static final Duration SOMEBODY_WAITS = Duration.ofSeconds(2);

    /** Of 10 and 100 that Clerk grants per second, so that others get their share. */
    private static final int QUESTIONS_IN_DEVELOPMENT = 8;

    private static final int QUESTIONS_IN_PRODUCTION = 50;

    @Bean
    @Lazy
    ClerkUsers clerkUsers(ObjectProvider<BackendApiAccess> access, InstantSource clock) {
        BackendApiAccess given = access.getIfAvailable(() -> {
            throw new ClerkUnavailableException("CLERK_SECRET_KEY is not set: see Clerk's dashboard, API keys");
        });
        Pace pace = Pace.of(given.isForDevelopment() ? QUESTIONS_IN_DEVELOPMENT : QUESTIONS_IN_PRODUCTION);
        return new BackendApiUsers(new BackendApi(http(given, PATIENCE), pace, ATTEMPTS), clock);
    }

    /** Without a secret key nobody is asked. */
    @Bean
    Newcomers newcomers(ObjectProvider<BackendApiAccess> access, InstantSource clock, MeterRegistry meters) {
        BackendApiAccess given = access.getIfAvailable();
        if (given == null) {
            return clerkUserId -> Optional.empty();
        }
        BackendApi api = new BackendApi(http(given, SOMEBODY_WAITS), Pace.free(), 1);
        return new BackendApiNewcomers(new BackendApiUsers(api, clock), clock, meters);
    }

    /** Only where there is a secret key, which it would not be there without. */
    @Bean
    @Lazy
    MachineTokens machineTokens(BackendApiAccess access) {
        return new ClerkMachineTokens(
                http(access, SOMEBODY_WAITS), Ticker.systemTicker(), Executors.newVirtualThreadPerTaskExecutor());
    }

    static RestClient http(BackendApiAccess access, Duration readTimeout) {
        // No redirects: the secret key is for this address alone.
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(readTimeout);
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl(access.url())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + access.secretKey())
                .defaultHeader("Clerk-API-Version", VERSION)
                .build();
    }
}
