package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.application.port.out.MachineTokens;
import com.campusg.clerk.domain.BackendApiAccess;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The way to Clerk for questions about tokens: somebody waits for each answer. */
@Configuration(proxyBeanMethods = false)
class MachineTokensConfiguration {

    /** Clerk changes its answers by date; this is the one that is read here. */
    private static final String VERSION = "2026-05-12";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    /** Only where there is a secret key, which it would not be there without. */
    @Bean
    @Lazy
    MachineTokens machineTokens(BackendApiAccess access) {
        // No redirects: the secret key is for this address alone.
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new ClerkMachineTokens(http(client, access), Ticker.systemTicker());
    }

    static RestClient http(HttpClient client, BackendApiAccess access) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(READ_TIMEOUT);
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl(access.url())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + access.secretKey())
                .defaultHeader("Clerk-API-Version", VERSION)
                .build();
    }
}
