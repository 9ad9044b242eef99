package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInPageTest {
    private final ClerkEmulator emulator =
            ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0));
    private final EmulatorClient backend = new EmulatorClient(emulator);
    private final Browser browser = new Browser(emulator, "/__clerk");

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void signsInAsAnExistingUser() {
        String ada = backend.created("/v1/users", "{\"first_name\":\"Ada\",\"email_address\":[\"ada@campus.edu\"]}")
                .path("id")
                .asString();

        HttpResponse<String> page = browser.open("/sign-in");
        assertThat(page.body()).contains("Continue as Ada", "ada@campus.edu", "/__clerk/assets/page.css");
        assertThat(browser.open("/assets/page.css").statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self' http://localhost:*")
                .doesNotContain("unsafe");

        HttpResponse<String> signedIn = browser.submit("/sign-in", "userId=" + ada + "&redirect_url=%2Fhome");
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("location")).hasValue("/home");
        assertThat(browser.session().path("user").path("id").asString()).isEqualTo(ada);
    }

    @Test
    void showsThatABannedUserIsRefused() {
        String id = backend.created("/v1/users", "{\"first_name\":\"Ada\"}")
                .path("id")
                .asString();
        backend.created("/v1/users/" + id + "/ban", "");

        HttpResponse<String> signIn = browser.submit("/sign-in", "userId=" + id + "&redirect_url=%2Fhome");
        HttpResponse<String> token = backend.submit("/users/" + id + "/sessions", "");

        assertThat(signIn.body()).containsSubsequence("<h1 id=\"sign-in\">", "role=\"alert\">You have been banned");
        assertThat(token.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
        assertThat(token.body()).contains("role=\"alert\">You have been banned");
        assertThat(signIn.statusCode()).isEqualTo(token.statusCode()).isEqualTo(403);
    }

    @Test
    void signsInTheBrowserOfTheApplicationsOrigin() {
        String id = backend.created("/v1/users", "{\"first_name\":\"Ada\"}")
                .path("id")
                .asString();
        assertThat(browser.open("/sign-in?__clerk_db_jwt=dvb_1").body())
                .contains("name=\"__clerk_db_jwt\" value=\"dvb_1\"");

        HttpResponse<String> signedIn = backend.submit(
                "/sign-in", "userId=" + id + "&__clerk_db_jwt=dvb_1&redirect_url=http://localhost:5173/?a=b");

        assertThat(signedIn.headers().firstValue("location"))
                .hasValue("http://localhost:5173/?a=b&__clerk_db_jwt=dvb_1");
        assertThat(backend.get("/v1/client?__clerk_db_jwt=dvb_1").json().toString())
                .contains(id);
    }

    @Test
    void searchesUsers() {
        backend.post("/emulator/seed", "{\"users\":50}");
        backend.created("/v1/users", "{\"first_name\":\"Zuleika\"}");
        backend.post("/emulator/seed", "{\"users\":50,\"seed\":2}");

        assertThat(browser.open("/sign-in?q=zuleika").body()).contains("Continue as Zuleika");
        assertThat(browser.open("/sign-in?q=unknown").body()).contains("No user matches");
        assertThat(browser.open("/sign-in").body().split("Continue as", -1)).hasSize(11);
    }

    @Test
    void keepsInvalidInput() {
        HttpResponse<String> refused =
                browser.submit("/sign-up", "firstName=%3Cb%3E&email=nowhere&redirect_url=%2Fhome");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("role=\"alert\"", "value=\"&lt;b&gt;\"", "value=\"nowhere\"", "value=\"/home\"");
        assertThat(refused.headers().firstValue("set-cookie")).isEmpty();
        assertThat(browser.submit("/sign-in", "userId=user_unknown").statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "/home?a=b#c, /home?a=b#c",
        "http://localhost:5173/x, http://localhost:5173/x",
        "http://127.0.0.1:3000, http://127.0.0.1:3000",
        "https://mallory.example/, /",
        "//mallory.example/, /",
        "/\\mallory.example, /",
        "http://localhost:5173@mallory.example/, /",
        "http://user@localhost/, /",
        "javascript:alert(1), /",
        "'', /"
    })
    void redirectsToLoopbackHostsOnly(String requested, String target) {
        String encoded = URLEncoder.encode(requested, StandardCharsets.UTF_8);
        HttpResponse<String> signedUp = browser.submit("/sign-up", "firstName=Ada&redirect_url=" + encoded);

        assertThat(signedUp.headers().firstValue("location")).hasValue(target);
    }

    @Test
    void returnsToTheReferrerByDefault() {
        assertThat(browser.open("/sign-in", "referer", "http://localhost:5173/orders")
                        .body())
                .contains("value=\"http://localhost:5173/orders\"");
    }

    @ParameterizedTest
    @CsvSource({"/sign-in", "/sign-up"})
    void rejectsFormsOfOtherSites(String path) {
        assertThat(browser.submit(path, "firstName=Ada", "sec-fetch-site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsTheRequestedFormFirst() {
        assertThat(browser.open("/sign-in").body()).contains("<h1 id=\"sign-in\">", "<h2 id=\"sign-up\">");
        assertThat(browser.open("/sign-up").body()).contains("<h1 id=\"sign-up\">", "<h2 id=\"sign-in\">");
    }

    @Test
    void redirectsFromThePrefixToTheHomePage() {
        assertThat(browser.open("").headers().firstValue("location")).hasValue(emulator.issuer() + "/");
    }
}
