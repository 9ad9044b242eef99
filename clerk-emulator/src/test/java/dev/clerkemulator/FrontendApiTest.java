package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrontendApiTest {
    private final Receiver receiver = new Receiver();
    private final ClerkEmulator emulator =
            ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0).withWebhook(receiver.url(), null));
    private final EmulatorClient backend = new EmulatorClient(emulator);
    private final Browser browser = new Browser(emulator, "/__clerk");

    @AfterEach
    void stop() {
        emulator.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/__clerk"})
    void signsInAndOutAtTheRootAndBelowTheProxyPrefix(String prefix) {
        Browser page = new Browser(emulator, prefix);
        assertThat(page.get("/v1/client").json().path("response").path("sessions"))
                .isEmpty();

        page.submit("/sign-up", "firstName=Ada&email=ada%40campus.edu");
        JsonNode session = page.session();
        assertThat(session.path("status").asString()).isEqualTo("active");
        assertThat(session.path("user").path("first_name").asString()).isEqualTo("Ada");

        Browser.Answer signedOut = page.send("DELETE", "/v1/client/sessions", "");
        assertThat(signedOut.json().path("client").path("sessions")).isEmpty();
        assertThat(page.session().isMissingNode()).isTrue();
        assertThat(backend.get("/v1/sessions/" + session.path("id").asString())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("removed");
    }

    @Test
    void identifiesABrowserByAnHttpOnlySameSiteCookie() {
        HttpResponse<String> signUp = browser.submit("/sign-up", "firstName=Ada");

        assertThat(signUp.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("__client=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        JsonNode client = browser.get("/v1/client").json().path("response");
        assertThat(signUp.headers().firstValue("set-cookie").orElseThrow())
                .doesNotContain(client.path("id").asString());
        assertThat(new Browser(emulator, "/__clerk").session().isMissingNode()).isTrue();
    }

    @Test
    void returnsATokenWithTheSession() throws ParseException {
        browser.submit("/sign-up", "firstName=Ada");
        JsonNode session = browser.session();

        JWTClaimsSet claims = claims(session.path("last_active_token"));
        assertThat(claims.getSubject())
                .isEqualTo(session.path("user").path("id").asString());
        assertThat(claims.getStringClaim("sid")).isEqualTo(session.path("id").asString());
        assertThat(claims.getStringClaim("azp")).isEqualTo(Browser.PAGE);
        assertThat(lifetime(claims)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void usesTheReferrerIfThereIsNoOrigin() throws ParseException {
        browser.submit("/sign-up", "firstName=Ada");
        JsonNode client = json(browser.open("/v1/client", "referer", "http://192.168.1.5:5000/somewhere?x=1"));
        JsonNode unknown = json(browser.open("/v1/client"));

        assertThat(claims(token(client)).getStringClaim("azp")).isEqualTo("http://192.168.1.5:5000");
        assertThat(claims(token(unknown)).getClaim("azp")).isNull();
    }

    @Test
    void issuesTokensForSessionsOfTheBrowserOnly() throws ParseException {
        browser.submit("/sign-up", "firstName=Ada");
        String path = "/v1/client/sessions/" + browser.session().path("id").asString() + "/tokens";

        Browser.Answer issued = browser.send("POST", path, "organization_id=");
        assertThat(issued.json().path("object").asString()).isEqualTo("token");
        assertThat(claims(issued.json()).getStringClaim("azp")).isEqualTo(Browser.PAGE);
        assertThat(new Browser(emulator, "/__clerk").send("POST", path, "").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"end, ended", "remove, removed"})
    void endsASession(String verb, String status) {
        browser.submit("/sign-up", "firstName=Ada");
        String id = browser.session().path("id").asString();

        Browser.Answer answer = browser.send("POST", "/v1/client/sessions/" + id + "/" + verb, "");
        assertThat(answer.json().path("response").path("status").asString()).isEqualTo(status);
        assertThat(answer.json().path("client").path("sessions")).isEmpty();
        assertThat(browser.send("POST", "/v1/client/sessions/" + id + "/tokens", "")
                        .status())
                .isEqualTo(401);
        assertThat(backend.post("/v1/sessions/" + id + "/tokens", "").status()).isEqualTo(400);
    }

    @Test
    void touchesASession() {
        browser.submit("/sign-up", "firstName=Ada");
        String id = browser.session().path("id").asString();

        Browser.Answer touched = browser.send("POST", "/v1/client/sessions/" + id + "/touch", "");
        assertThat(touched.json().path("response").path("id").asString()).isEqualTo(id);
        assertThat(touched.json().path("client").path("last_active_session_id").asString())
                .isEqualTo(id);
    }

    @Test
    void keepsTheSessionsOfSeveralUsersAndSwitchesBetweenThem() {
        browser.submit("/sign-up", "firstName=Ada");
        String first = browser.session().path("id").asString();
        browser.submit("/sign-up", "firstName=Bob");

        assertThat(browser.get("/v1/client").json().path("response").path("sessions"))
                .hasSize(2);
        browser.send("POST", "/v1/client/sessions/" + first + "/touch", "");

        assertThat(browser.get("/v1/client")
                        .json()
                        .path("response")
                        .path("last_active_session_id")
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void replacesTheSessionOfTheSameUser() {
        browser.submit("/sign-up", "firstName=Ada");
        JsonNode session = browser.session();
        browser.submit("/sign-in", "userId=" + session.path("user").path("id").asString());

        assertThat(browser.get("/v1/client").json().path("response").path("sessions"))
                .hasSize(1);
        assertThat(backend.get("/v1/sessions/" + session.path("id").asString())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("replaced");
    }

    @Test
    void refusesABannedUser() {
        browser.submit("/sign-up", "firstName=Ada");
        String id = browser.session().path("user").path("id").asString();
        backend.call("POST", "/v1/users/" + id + "/ban", "{}");

        assertThat(browser.submit("/sign-in", "userId=" + id).statusCode()).isEqualTo(403);
        assertThat(backend.call("POST", "/v1/sessions", "{\"user_id\":\"%s\"}".formatted(id))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void changesTheOwnAddresses() {
        browser.submit("/sign-up", "firstName=Ada&email=ada%40campus.edu");
        JsonNode added = browser.send("POST", "/v1/me/email_addresses/", "email_address=second%40campus.edu")
                .json()
                .path("response");
        String path = "/v1/me/email_addresses/" + added.path("id").asString();

        assertThat(added.path("verification").path("status").asString()).isEqualTo("unverified");
        browser.send("POST", path + "/attempt_verification", "code=424242");
        browser.send(
                "PATCH",
                "/v1/me",
                "primary_email_address_id=" + added.path("id").asString());

        assertThat(browser.session()
                        .path("user")
                        .path("primary_email_address_id")
                        .asString())
                .isEqualTo(added.path("id").asString());
        assertThat(browser.send("DELETE", path, "")
                        .json()
                        .path("response")
                        .path("deleted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void issuesTokensOfJwtTemplates() throws ParseException {
        backend.call("POST", "/v1/jwt_templates", """
                {"name":"store","lifetime":120,"claims":{"aud":"store","mail":"{{user.primary_email_address}}",
                 "text":"{{user.first_name}} {{user.last_name}}","guest":"{{user.full_name || 'Guest'}}",
                 "verified":"{{user.email_verified}}","absent":"{{user.absent}}","age":"{{user.unsafe_metadata.age || 30}}"}}
                """);
        browser.submit("/sign-up", "firstName=Ada&email=ada%40campus.edu");
        String path = "/sessions/" + browser.session().path("id").asString() + "/tokens/";

        var claims = SignedJWT.parse(browser.send("POST", "/v1/client" + path + "store", "")
                        .json()
                        .path("jwt")
                        .asString())
                .getJWTClaimsSet()
                .getClaims();

        assertThat(claims)
                .containsEntry("mail", "ada@campus.edu")
                .containsEntry("text", "Ada null")
                .containsEntry("guest", "Ada")
                .containsEntry("verified", true)
                .containsEntry("absent", null)
                .containsEntry("age", 30L)
                .doesNotContainKey("sid");
        assertThat(backend.call("POST", "/v1" + path + "store", "{}").status()).isEqualTo(200);
        assertThat(backend.call("POST", "/v1" + path + "other", "{}").status()).isEqualTo(404);
    }

    @Test
    void changesTheSignedInUser() {
        browser.submit("/sign-up", "firstName=Ada&lastName=Lovelace");
        receiver.next("user.updated");
        String me = "/v1/me?_clerk_session_id=" + browser.session().path("id").asString();

        Browser.Answer changed =
                browser.send("PATCH", me, "first_name=Zo%C3%AB&last_name=&unsafe_metadata=%7B%22a%22%3A1%7D");
        JsonNode user = changed.json().path("response");
        assertThat(user.path("first_name").asString()).isEqualTo("Zoë");
        assertThat(user.path("last_name").isNull()).isTrue();
        assertThat(user.path("unsafe_metadata").path("a").asInt()).isEqualTo(1);
        assertThat(changed.json().path("client").path("sessions").path(0).path("user"))
                .isEqualTo(user);
        assertThat(browser.get(me).json().path("response")).isEqualTo(user);
        assertThat(receiver.next("user.updated").json().path("data").path("updated_at"))
                .isEqualTo(user.path("updated_at"));
        assertThat(browser.send("PATCH", me, "unsafe_metadata=%5B").status()).isEqualTo(422);
        assertThat(new Browser(emulator, "/__clerk")
                        .send("PATCH", me, "first_name=Eve")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void omitsPrivateMetadata() {
        browser.submit("/sign-up", "firstName=Ada");
        String id = browser.session().path("user").path("id").asString();
        backend.call("PATCH", "/v1/users/" + id, "{\"private_metadata\":{\"secret\":1}}");

        assertThat(browser.session().path("user").has("private_metadata")).isFalse();
        assertThat(browser.get("/v1/me").json().path("response").has("private_metadata"))
                .isFalse();
    }

    @Test
    void deletesTheSignedInUser() {
        browser.submit("/sign-up", "firstName=Ada");
        receiver.next("user.updated");

        Browser.Answer deleted = browser.send("DELETE", "/v1/me", "");
        assertThat(deleted.json().path("response").path("deleted").asBoolean()).isTrue();
        assertThat(deleted.json().path("client").path("sessions")).isEmpty();
        receiver.next("user.deleted");
    }

    @Test
    void endsTheSessionsOfADeletedUser() {
        browser.submit("/sign-up", "firstName=Ada");
        JsonNode session = browser.session();
        backend.call("DELETE", "/v1/users/" + session.path("user").path("id").asString(), "");

        assertThat(browser.session().isMissingNode()).isTrue();
        assertThat(browser.send(
                                "POST",
                                "/v1/client/sessions/" + session.path("id").asString() + "/tokens",
                                "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void makesSessionsPending() throws ParseException {
        browser.submit("/sign-up", "firstName=Ada");
        set("sessionsPending", "true");

        assertThat(browser.session().path("status").asString()).isEqualTo("pending");
        assertThat(browser.session().path("tasks")).isNotEmpty();
        assertThat(claims(browser.session().path("last_active_token")).getStringClaim("sts"))
                .isEqualTo("pending");
        set("sessionsPending", "false");
        assertThat(browser.session().path("status").asString()).isEqualTo("active");
    }

    @Test
    void changesTheDefaultTokenLifetime() throws ParseException {
        browser.submit("/sign-up", "firstName=Ada");
        set("tokenLifetimeSeconds", "2");

        assertThat(lifetime(claims(browser.session().path("last_active_token"))))
                .isEqualTo(Duration.ofSeconds(2));
        String session = "/v1/sessions/" + browser.session().path("id").asString();
        assertThat(lifetime(claims(backend.post(session + "/tokens", "").json())))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(lifetime(claims(backend.post(session + "/tokens", "{\"expires_in_seconds\":30}")
                        .json())))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(backend.call("PUT", "/emulator/switches", "{\"tokenLifetimeSeconds\":-1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void injectsFaultsIndependentlyOfTheBackendApi() {
        set("frontendApiUnavailable", "true");
        assertThat(browser.get("/v1/client").status()).isEqualTo(503);
        assertThat(backend.get("/v1/users").status()).isEqualTo(200);

        set("frontendApiUnavailable", "false");
        set("apiUnavailable", "true");
        set("apiRateLimited", "true");
        assertThat(browser.get("/v1/client").status()).isEqualTo(200);
        assertThat(new Browser(emulator, "").get("/v1/client").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/users", "/v1/clients", "/v1/client_something", "/v1/me_something", "/v1/jwks"})
    void requiresTheSecretKeyForBackendApiPaths(String path) {
        assertThat(new Browser(emulator, "").open(path).statusCode()).isEqualTo(401);
        assertThat(browser.open(path).statusCode()).isEqualTo(404);
    }

    @Test
    void returnsTheSignInUrl() {
        Browser.Answer environment = browser.send("PATCH", "/v1/environment", "");
        assertThat(environment.json().path("display_config").path("sign_in_url").asString())
                .isEqualTo("/__clerk/sign-in");
        assertThat(new Browser(emulator, "")
                        .get("/v1/environment")
                        .json()
                        .path("display_config")
                        .path("sign_up_url")
                        .asString())
                .isEqualTo(emulator.issuer() + "/sign-up");
        assertThat(browser.send("POST", "/v1/dev_browser", "").json().path("id").asString())
                .startsWith("dvb_");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5173, true",
        "http://127.0.0.1:3000, true",
        "https://app.localhost, true",
        "http://mallory.example, false",
        "http://localhost.mallory.example, false",
        "null, false"
    })
    void allowsCrossOriginRequestsOfLoopbackHosts(String origin, boolean allowed) {
        HttpResponse<String> client = browser.open("/v1/client", "origin", origin);
        HttpResponse<String> preflight = browser.preflight("/v1/client/sessions", origin);

        assertThat(client.headers().firstValue("access-control-allow-origin").isPresent())
                .isEqualTo(allowed);
        assertThat(client.headers()
                        .firstValue("access-control-allow-credentials")
                        .isPresent())
                .isEqualTo(allowed);
        assertThat(client.headers().allValues("vary")).contains("Origin");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-origin").isPresent())
                .isEqualTo(allowed);
        assertThat(browser.open("/emulator/instance", "origin", origin)
                        .headers()
                        .firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void restoresBrowserSessionsAfterARestart(@TempDir Path directory) {
        ClerkEmulatorSettings settings =
                ClerkEmulatorSettings.defaults().withPort(0).withDataFile(directory.resolve("state.json"));
        String cookie;
        try (ClerkEmulator first = ClerkEmulator.start(settings)) {
            cookie = new Browser(first, "")
                    .submit("/sign-up", "firstName=Ada")
                    .headers()
                    .firstValue("set-cookie")
                    .orElseThrow()
                    .replaceFirst(";.*", "");
        }
        try (ClerkEmulator second = ClerkEmulator.start(settings)) {
            JsonNode client = json(new Browser(second, "").open("/v1/client", "cookie", cookie));
            assertThat(client.path("response").path("sessions")).hasSize(1);
        }
    }

    private void set(String name, String position) {
        assertThat(backend.call("PUT", "/emulator/switches", "{\"%s\":%s}".formatted(name, position))
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static JsonNode token(JsonNode client) {
        return client.path("response").path("sessions").path(0).path("last_active_token");
    }

    private static JWTClaimsSet claims(JsonNode token) throws ParseException {
        return SignedJWT.parse(token.path("jwt").asString()).getJWTClaimsSet();
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }
}
