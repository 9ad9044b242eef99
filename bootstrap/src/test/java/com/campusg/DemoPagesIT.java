package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.TestDatabase;
import dev.clerkemulator.ClerkEmulator;
import dev.clerkemulator.ClerkEmulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo is served by {@code spring-boot:test-run} only. */
class DemoPagesIT {

    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final ClerkEmulator CLERK =
            ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0));

    @TempDir
    private static Path built;

    @BeforeAll
    static void buildADemo() throws IOException {
        Files.writeString(built.resolve("index.html"), "<title>CampusG</title>");
        Files.createDirectories(built.resolve("assets"));
        Files.writeString(built.resolve("assets/app.js"), "alert(1)");
        Files.writeString(built.resolve("secret.txt"), "secret");
    }

    @AfterAll
    static void stop() {
        CLERK.close();
        DATABASE.close();
    }

    @Test
    void showsTheDemoAndClerksFrontendApiInOneOrigin() throws Exception {
        try (ConfigurableApplicationContext service =
                start(CampusGApplication.class, DemoPages.class, DemoPages.FrontendApi.class)) {
            assertThat(get(service, "/").body()).contains("<title>CampusG</title>");
            assertThat(get(service, "/assets/app.js").body()).isEqualTo("alert(1)");
            assertThat(get(service, "/__clerk/v1/environment").body()).contains("/__clerk/sign-in");
            assertThat(get(service, "/__clerk/sign-in").body()).contains("<h1 id=\"sign-in\">");

            HttpResponse<String> signUp = post(service, "/__clerk/sign-up", "firstName=Zo%C3%AB&redirect_url=%2F");
            assertThat(signUp.statusCode()).isEqualTo(303);
            assertThat(signUp.headers().firstValue("location")).hasValue("/");
            assertThat(signUp.headers().firstValue("set-cookie").orElseThrow()).contains("__client=", "HttpOnly");

            assertThat(get(service, "/me").statusCode()).isEqualTo(401);
            assertThat(get(service, "/secret.txt").statusCode()).isEqualTo(401);
            assertThat(get(service, "/assets/%2e%2e/secret.txt").statusCode()).isNotEqualTo(200);
        }
    }

    @Test
    void isNowhereInTheServiceItself() throws Exception {
        try (ConfigurableApplicationContext service = start(CampusGApplication.class)) {
            for (String path :
                    new String[] {"/", "/index.html", "/assets/app.js", "/icon.svg", "/__clerk", "/__clerk/v1/client"
                    }) {
                assertThat(get(service, path).statusCode()).as(path).isEqualTo(401);
            }
        }
    }

    private static ConfigurableApplicationContext start(Class<?>... sources) {
        return new SpringApplicationBuilder(sources)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--campusg.demo=" + built,
                        "--clerk.api-url=" + CLERK.baseUrl(),
                        "--clerk.issuer=" + CLERK.issuer(),
                        "--clerk.webhook-signing-secret=" + CLERK.webhookSigningSecret(),
                        "--spring.datasource.url=" + DATABASE.createDatabase(),
                        "--spring.datasource.username=" + TestDatabase.USERNAME,
                        "--spring.datasource.password=" + TestDatabase.PASSWORD);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path) throws Exception {
        return send(request(service, path).GET());
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext service, String path, String form)
            throws Exception {
        return send(request(service, path)
                .POST(BodyPublishers.ofString(form))
                .header("content-type", "application/x-www-form-urlencoded"));
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext service, String path) {
        String port = service.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
