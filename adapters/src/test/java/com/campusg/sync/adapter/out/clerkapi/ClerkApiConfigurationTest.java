package com.campusg.sync.adapter.out.clerkapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.ClerkUserLookup;
import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.user.domain.ClerkUserId;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.RestClient;

class ClerkApiConfigurationTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");

    private final List<Headers> requests = new CopyOnWriteArrayList<>();
    private HttpServer clerk;

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    HttpClientAutoConfiguration.class,
                    ImperativeHttpClientAutoConfiguration.class,
                    RestClientAutoConfiguration.class))
            .withUserConfiguration(ClerkApiConfiguration.class)
            .withBean(InstantSource.class, Clock::systemUTC)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @BeforeEach
    void startClerk() throws IOException {
        clerk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        clerk.createContext("/", exchange -> {
            requests.add(exchange.getRequestHeaders());
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        clerk.start();
    }

    @AfterEach
    void stopClerk() {
        clerk.stop(0);
    }

    @Test
    void sendsSecretKeyAndVersionAndFollowsNoRedirects() {
        context.withPropertyValues(settings()).run(started -> {
            assertThat(started.getBean(ClerkUserLookup.class).fetch(ADA)).isEmpty();

            assertThat(requests).singleElement().satisfies(headers -> {
                assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer sk_test_abc");
                assertThat(headers.getFirst("Clerk-API-Version")).isEqualTo("2026-05-12");
            });
            assertThatThrownBy(() -> started.getBean(ClerkUsers.class).find(ADA))
                    .isInstanceOf(ClerkUnavailableException.class)
                    .hasMessageContaining("302");
            assertThat(requests).hasSize(2);
        });
    }

    @Test
    void appliesCustomizersOfTheBuilderToBothClients() {
        context.withPropertyValues(settings())
                .withBean(RestClientCustomizer.class, () -> builder -> builder.defaultHeader("X-Custom", "yes"))
                .run(started -> {
                    started.getBean(ClerkUserLookup.class).fetch(ADA);
                    assertThatThrownBy(() -> started.getBean(ClerkUsers.class).find(ADA))
                            .isInstanceOf(ClerkUnavailableException.class);

                    assertThat(requests)
                            .hasSize(2)
                            .allSatisfy(headers ->
                                    assertThat(headers.getFirst("X-Custom")).isEqualTo("yes"));
                });
    }

    @Test
    void offersTheInteractiveClientToOtherFeatures() {
        context.withPropertyValues(settings())
                .run(started ->
                        assertThat(started).hasBean("interactiveClerkApi").hasSingleBean(RestClient.class));
    }

    @Test
    void sendsNoRequestsWithoutSecretKey() {
        context.withPropertyValues("clerk.secret-key= ").run(started -> {
            assertThat(started).hasNotFailed().doesNotHaveBean(RestClient.class);
            assertThat(started.getBean(ClerkUserLookup.class).fetch(ADA)).isEmpty();
            assertThatThrownBy(() -> started.getBean(ClerkUsers.class))
                    .hasRootCauseInstanceOf(ClerkUnavailableException.class)
                    .rootCause()
                    .hasMessageStartingWith("CLERK_SECRET_KEY is not set");
        });
    }

    @Test
    void failsToStartWithInvalidSecretKey() {
        context.withPropertyValues("clerk.secret-key=pk_test_abc")
                .run(started -> assertThat(started).hasFailed());
    }

    private String[] settings() {
        return new String[] {
            "clerk.secret-key=sk_test_abc",
            "clerk.api-url=http://localhost:" + clerk.getAddress().getPort()
        };
    }
}
