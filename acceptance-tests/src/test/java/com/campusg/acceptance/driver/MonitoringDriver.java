package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.spring.ScenarioScope;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Reads health, metrics and API documentation of CampusG. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class MonitoringDriver {

    private final ScenarioContext context;
    private final ClerkDriver clerk;

    public MonitoringDriver(ScenarioContext context, ClerkDriver clerk) {
        this.context = context;
        this.clerk = clerk;
    }

    public void isAlive() {
        assertThat(get("/livez").status()).isEqualTo(200);
    }

    public void isReady(boolean ready) {
        CampusGDriver.eventually("CampusG is " + (ready ? "ready" : "not ready"))
                .until(() -> get("/readyz").status() == (ready ? 200 : 503));
    }

    private Response get(String path) {
        return Http.send(Http.to(context.campusG().address().resolve(path)));
    }

    public void operatorsCanReadMetrics() {
        Response metrics =
                Http.send(Http.to(context.campusG().managementAddress().resolve("/actuator/prometheus")));
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes", "http_server_requests_seconds");
        assertThat(Http.send(Http.to(context.campusG().managementAddress().resolve("/actuator/health")))
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    public void publicCannotReadMetrics(Person person) {
        String token = clerk.sessionToken(person);
        TokenRefusal.MISSING.check(
                Http.send(Http.to(context.campusG().address().resolve("/.well-known/oauth-protected-resource"))));
        for (String path : List.of("/actuator/prometheus", "/actuator/health", "/actuator/env", "/actuator")) {
            TokenRefusal.MISSING.check(
                    Http.send(Http.to(context.campusG().address().resolve(path))));
            assertThat(Http.send(Http.to(context.campusG().address().resolve(path))
                                    .header("Authorization", "Bearer " + token))
                            .followsConventions()
                            .status())
                    .isEqualTo(404);
        }
    }

    public void everybodyCanReadApiDocumentation() {
        Response documentation = Http.send(Http.to(context.campusG().address().resolve("/v3/api-docs")));
        assertThat(documentation.status()).isEqualTo(200);
        assertThat(documentation.json().path("paths").propertyNames())
                .contains("/me", "/api/users/clerk/{clerkUserId}", "/api/webhook/clerk");
        URI page = context.campusG().address().resolve("/swagger-ui.html");
        assertThat(Http.send(Http.to(page)).status()).isEqualTo(200);
        // The resources of the page have to be public, too.
        for (String part : List.of("webjars/swagger-ui/swagger-ui-bundle.js", "webjars/swagger-ui/swagger-ui.css")) {
            assertThat(Http.send(Http.to(page.resolve(part))).status()).as(part).isEqualTo(200);
        }
    }
}
