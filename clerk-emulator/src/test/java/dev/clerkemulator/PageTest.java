package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PageTest {
    private final Receiver receiver = new Receiver();
    private final ClerkEmulator emulator =
            ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0).withWebhook(receiver.url(), null));
    private final EmulatorClient client = new EmulatorClient(emulator);

    @AfterEach
    void stop() {
        emulator.close();
        receiver.close();
    }

    @Test
    void showsTheSettingsOfAnApplication() {
        HttpResponse<String> page = client.open("/");

        assertThat(page.body())
                .contains(emulator.publishableKey(), emulator.secretKey(), emulator.webhookSigningSecret())
                .contains("CLERK_ISSUER=" + emulator.issuer(), "CLERK_API_URL=" + emulator.issuer());
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(client.open("/assets/page.js").statusCode()).isEqualTo(200);
        assertThat(client.open("/assets/page.css").headers().firstValue("content-type"))
                .hasValue("text/css;charset=UTF-8");
    }

    @Test
    void signsUpChangesAndDeletesAUser() {
        HttpResponse<String> signUp = client.submit(
                "/users", "firstName=Zo%C3%AB&email=Zoe%40campus.edu&emailVerified=on&phone=%2B12025550123");
        assertThat(signUp.statusCode()).isEqualTo(303);
        JsonNode user = client.get("/v1/users").json().get(0);
        assertThat(user.path("first_name").asString()).isEqualTo("Zoë");
        assertThat(receiver.next().json().path("data")).isEqualTo(user);

        String page = "/users/" + user.path("id").asString();
        client.submit(page, "firstName=&email=z%40campus.edu&phone=");
        JsonNode changed = receiver.next().json().path("data");
        assertThat(changed.path("first_name").isNull()).isTrue();
        assertThat(changed.path("email_addresses")).hasSize(1);
        assertThat(changed.path("email_addresses")
                        .get(0)
                        .path("verification")
                        .path("status")
                        .asString())
                .isEqualTo("unverified");
        assertThat(changed.path("phone_numbers")).isEmpty();

        client.submit(page + "/delete", "");
        assertThat(receiver.next().json().path("type").asString()).isEqualTo("user.deleted");
        assertThat(client.open(page).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsInvalidInput() {
        HttpResponse<String> refused = client.submit("/users", "firstName=Ada&email=nowhere");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"", "value=\"Ada\"", "value=\"nowhere\"");
    }

    @Test
    void escapesInput() {
        client.submit("/users", "firstName=%3Cscript%3Ealert(1)%3C%2Fscript%3E&lastName=%22%3E");

        assertThat(client.open("/").body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(client.open("/?q=%22%3E%3Cscript%3E").body()).doesNotContain("\"><script>");
    }

    @Test
    void showsATokenOfAUser() throws Exception {
        client.submit("/users", "firstName=Ada");
        String id = client.get("/v1/users").json().get(0).path("id").asString();

        HttpResponse<String> signIn = client.submit("/users/" + id + "/sessions", "azp=http%3A%2F%2Flocalhost%3A3000");
        String target = signIn.headers().firstValue("location").orElseThrow();
        String body = client.open(target.replaceFirst("#.*", "")).body();

        SignedJWT token =
                SignedJWT.parse(body.replaceFirst("(?s).*id=\"jwt\"[^>]*>", "").replaceFirst("(?s)<.*", ""));
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(id);
        assertThat(token.getJWTClaimsSet().getStringClaim("azp")).isEqualTo("http://localhost:3000");
        assertThat(body).contains("curl -i -H", receiver.url().resolve("/me").toString());
    }

    @Test
    void showsAndResendsDeliveries() {
        client.submit("/users", "firstName=Ada");
        String id = receiver.next().header("svix-id");

        assertThat(client.open("/deliveries").body()).contains("/deliveries/" + id);
        client.submit("/deliveries/" + id + "/resend", "");
        assertThat(receiver.next().header("svix-id")).isEqualTo(id);
        EmulatorClient.await(() -> client.open("/deliveries/" + id).body().contains("user.created"));
    }

    @Test
    void activatesAndDeactivatesFaults() {
        client.submit("/switches", "keysUnreachable=on&apiDelayMillis=1");
        assertThat(client.get("/emulator/switches")
                        .json()
                        .path("keysUnreachable")
                        .asBoolean())
                .isTrue();

        client.submit("/switches", "");
        assertThat(client.get("/emulator/switches")
                        .json()
                        .path("keysUnreachable")
                        .asBoolean())
                .isFalse();
        assertThat(client.submit("/switches", "apiDelayMillis=soon").statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "sec-fetch-site, cross-site, 403",
        "sec-fetch-site, same-site, 403",
        "sec-fetch-site, same-origin, 303",
        "origin, http://mallory.example, 403",
        "origin, null, 403",
        "accept, */*, 303"
    })
    void rejectsFormsOfOtherSites(String header, String value, int status) {
        assertThat(client.submit("/users", "firstName=Ada", header, value).statusCode())
                .isEqualTo(status);
        int control = status == 403 ? 403 : 200;
        assertThat(client.submit("/emulator/keys/rotate", "", header, value).statusCode() == 403)
                .isEqualTo(control == 403);
    }
}
