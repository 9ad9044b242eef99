package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.spring.ScenarioScope;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Looks at CampusG as those do who run it, and those who write programs for it. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class OperationsDriver {

    private final Stage stage;
    private final ClerkDriver clerk;

    public OperationsDriver(Stage stage, ClerkDriver clerk) {
        this.stage = stage;
        this.clerk = clerk;
    }

    public void isAlive() {
        assertThat(operatorsView("/livez").status()).isEqualTo(200);
    }

    public void isReady(boolean ready) {
        CampusGDriver.soon("CampusG is " + (ready ? "ready" : "not ready"))
                .until(() -> operatorsView("/readyz").status() == (ready ? 200 : 503));
    }

    private Answer operatorsView(String path) {
        return Http.send(Http.to(stage.campusG().address().resolve(path)));
    }

    public void operatorsCanReadMeasurements() {
        Answer measurements =
                Http.send(Http.to(stage.campusG().operatorsAddress().resolve("/actuator/prometheus")));
        assertThat(measurements.status()).isEqualTo(200);
        assertThat(measurements.body()).contains("jvm_memory_used_bytes", "http_server_requests_seconds");
        assertThat(Http.send(Http.to(stage.campusG().operatorsAddress().resolve("/actuator/health")))
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    public void publicCannotReadMeasurements(Person person) {
        String pass = clerk.pass(person);
        Refusal.MISSING.check(
                Http.send(Http.to(stage.campusG().address().resolve("/.well-known/oauth-protected-resource"))));
        for (String path : List.of("/actuator/prometheus", "/actuator/health", "/actuator/env", "/actuator")) {
            Refusal.MISSING.check(Http.send(Http.to(stage.campusG().address().resolve(path))));
            assertThat(Http.send(Http.to(stage.campusG().address().resolve(path))
                                    .header("Authorization", "Bearer " + pass))
                            .holdsToManners()
                            .status())
                    .isEqualTo(404);
        }
    }

    public void everybodyCanReadHowToTalkToCampusG() {
        Answer documentation = Http.send(Http.to(stage.campusG().address().resolve("/v3/api-docs")));
        assertThat(documentation.status()).isEqualTo(200);
        assertThat(documentation.json().path("paths").propertyNames())
                .contains("/me", "/api/users/clerk/{clerkUserId}", "/api/webhook/clerk");
        URI page = stage.campusG().address().resolve("/swagger-ui.html");
        assertThat(Http.send(Http.to(page)).status()).isEqualTo(200);
        // What the page is made of must be there for everybody, too.
        for (String part : List.of("webjars/swagger-ui/swagger-ui-bundle.js", "webjars/swagger-ui/swagger-ui.css")) {
            assertThat(Http.send(Http.to(page.resolve(part))).status()).as(part).isEqualTo(200);
        }
    }
}
