package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignInForTestsTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final ClerkEmulator EMULATOR =
            ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0));

    private final EmulatorClient client = new EmulatorClient(EMULATOR);

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @BeforeEach
    void reset() {
        assertThat(client.tryCall("DELETE", "/emulator/state", "").status()).isEqualTo(204);
    }

    @Test
    void signsInWithATicketOnce() {
        String userId = signUp("lovelace");
        String ticket = client.created("/v1/sign_in_tokens", "{\"user_id\":\"%s\"}".formatted(userId))
                .path("token")
                .asString();

        HttpResponse<String> first = client.submit("/v1/client/sign_ins", "strategy=ticket&ticket=" + ticket);

        assertThat(response(first).path("status").asString()).isEqualTo("complete");
        assertThat(first.headers().firstValue("set-cookie")).isPresent();
        assertThat(client.submit("/v1/client/sign_ins", "strategy=ticket&ticket=" + ticket)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void signsInWithPasswordOrCode() {
        signUp("lovelace");

        assertThat(response(client.submit(
                                "/v1/client/sign_ins", "identifier=lovelace&strategy=password&password=correct-horse"))
                        .path("status")
                        .asString())
                .isEqualTo("complete");
        JsonNode started = response(client.submit("/v1/client/sign_ins", "identifier=lovelace"));
        assertThat(started.path("status").asString()).isEqualTo("needs_first_factor");
        String signIn = "/v1/client/sign_ins/" + started.path("id").asString();
        String attempt = signIn + "/attempt_first_factor";
        assertThat(client.submit(attempt, "strategy=email_code&code=424242").body())
                .contains("\"verification_missing\"");
        response(client.submit(signIn + "/prepare_first_factor", "strategy=email_code"));
        assertThat(client.submit(attempt, "strategy=email_code&code=111111").statusCode())
                .isEqualTo(422);
        assertThat(response(client.submit(attempt, "strategy=email_code&code=424242"))
                        .path("status")
                        .asString())
                .isEqualTo("complete");
    }

    @ParameterizedTest
    @CsvSource({
        "phone_code, strategy_for_user_invalid",
        "passkey, strategy_for_user_invalid",
        "unknown, strategy_for_user_invalid"
    })
    void refusesStrategiesThatTheUserDoesNotHave(String strategy, String code) {
        signUp("lovelace");

        HttpResponse<String> refused = client.submit("/v1/client/sign_ins", "identifier=lovelace&strategy=" + strategy);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"" + code + "\"");
    }

    @Test
    void resetsThePassword() {
        signUp("lovelace");
        JsonNode started = response(
                client.submit("/v1/client/sign_ins", "identifier=lovelace&strategy=reset_password_email_code"));
        String signIn = "/v1/client/sign_ins/" + started.path("id").asString();
        assertThat(client.submit(signIn + "/reset_password", "password=other-horse")
                        .body())
                .contains("\"client_state_invalid\"");

        JsonNode verified = response(
                client.submit(signIn + "/attempt_first_factor", "strategy=reset_password_email_code&code=424242"));
        assertThat(verified.path("status").asString()).isEqualTo("needs_new_password");
        assertThat(client.submit(signIn + "/reset_password", "password=short").body())
                .contains("\"form_password_length_too_short\"");
        JsonNode reset = response(client.submit(signIn + "/reset_password", "password=other-horse"));

        assertThat(reset.path("status").asString()).isEqualTo("complete");
        assertThat(client.submit("/v1/client/sign_ins", "identifier=lovelace&password=correct-horse")
                        .statusCode())
                .isEqualTo(422);
        assertThat(client.submit("/v1/client/sign_ins", "identifier=lovelace&password=other-horse")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void requiresASecondFactor() {
        client.created("/v1/users", """
                {"username":"hopper","password":"correct-horse","totp_secret":"JBSWY3DPEHPK3PXP","backup_codes":["12345678"]}
                """);
        JsonNode started = response(client.submit("/v1/client/sign_ins", "identifier=hopper&password=correct-horse"));
        String attempt = "/v1/client/sign_ins/" + started.path("id").asString() + "/attempt_second_factor";

        assertThat(started.path("status").asString()).isEqualTo("needs_second_factor");
        assertThat(started.path("supported_second_factors").toString()).contains("totp", "backup_code");
        assertThat(started.path("created_session_id").isNull()).isTrue();
        assertThat(client.submit(attempt, "strategy=totp&code=000000x").body()).contains("\"form_code_incorrect\"");
        assertThat(client.submit(attempt, "strategy=phone_code&code=424242").body())
                .contains("\"no_second_factors\"");
        assertThat(response(client.submit(attempt, "strategy=backup_code&code=12345678"))
                        .path("status")
                        .asString())
                .isEqualTo("complete");
        String again = response(client.submit("/v1/client/sign_ins", "identifier=hopper&password=correct-horse"))
                .path("id")
                .asString();
        assertThat(client.submit(
                                "/v1/client/sign_ins/" + again + "/attempt_second_factor",
                                "strategy=backup_code&code=12345678")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void signsUpAfterTheCode() {
        JsonNode started = response(client.submit(
                "/v1/client/sign_ups", "email_address=ada%2Bclerk_test@campus.edu&password=correct-horse"));
        assertThat(started.path("unverified_fields").get(0).asString()).isEqualTo("email_address");

        JsonNode complete = response(client.submit(
                "/v1/client/sign_ups/" + started.path("id").asString() + "/attempt_verification",
                "strategy=email_code&code=424242"));

        assertThat(complete.path("status").asString()).isEqualTo("complete");
        assertThat(client.get("/v1/users/" + complete.path("created_user_id").asString())
                        .json()
                        .path("password_enabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void answersTheHandshakeOfABrowserWithNewCookies() throws ParseException {
        signUp("lovelace");
        HttpResponse<String> signedIn =
                client.submit("/v1/client/sign_ins", "identifier=lovelace&strategy=password&password=correct-horse");
        String cookie =
                signedIn.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];

        HttpResponse<String> handshake =
                client.open("/v1/client/handshake?redirect_url=http://localhost:3000/page", "cookie", cookie);

        assertThat(handshake.statusCode()).isEqualTo(307);
        String location = handshake.headers().firstValue("location").orElseThrow();
        assertThat(location).startsWith("http://localhost:3000/page?");
        String token = UriComponentsBuilder.fromUriString(location)
                .build()
                .getQueryParams()
                .getFirst("__clerk_handshake");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("handshake"))
                .anyMatch(each -> each.startsWith("__session=ey"))
                .anyMatch(each -> each.startsWith("__client_uat=1") || each.startsWith("__client_uat=2"));
    }

    @Test
    void signsOutInTheHandshakeOfAnUnknownBrowserAndRejectsOtherHosts() {
        String location = client.open("/v1/client/handshake?format=nonce&redirect_url=http://localhost:3000/")
                .headers()
                .firstValue("location")
                .orElseThrow();
        String nonce = UriComponentsBuilder.fromUriString(location)
                .build()
                .getQueryParams()
                .getFirst("__clerk_handshake_nonce");

        assertThat(client.get("/v1/clients/handshake_payload?nonce=" + nonce)
                        .json()
                        .path("directives")
                        .toString())
                .contains("__client_uat=0");
        assertThat(client.get("/v1/client/handshake?redirect_url=https://mallory.example/")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void conformsToTheDocument() {
        assertThat(client.call("PUT", "/emulator/conformance", "{\"enabled\":true}")
                        .status())
                .isEqualTo(200);
        String userId = signUp("lovelace");
        String user = "{\"user_id\":\"%s\"}".formatted(userId);
        String session = client.created("/v1/sessions", user).path("id").asString();
        client.created("/v1/sign_in_tokens", user);
        client.created("/v1/testing_tokens", "");
        client.created("/v1/machines", "{\"name\":\"printer\"}");
        client.created("/v1/sessions/" + session + "/tokens", "");
        client.created("/v1/users/" + userId + "/ban", "");
        client.created("/v1/users/" + userId + "/lock", "");
        for (String path : new String[] {
            "/v1/users",
            "/v1/users/count",
            "/v1/users/" + userId,
            "/v1/sessions?user_id=" + userId,
            "/v1/machines",
            "/v1/clients",
            "/v1/domains",
            "/v1/jwks",
            "/v1/sessions/" + session,
            "/v1/users/user_unknown"
        }) {
            client.get(path);
        }

        JsonNode conformance = client.get("/emulator/conformance").json();

        assertThat(conformance.path("checked").asInt()).isGreaterThan(15);
        assertThat(conformance.path("violations").toPrettyString()).isEqualTo("[ ]");
    }

    private String signUp(String username) {
        return client.created(
                        "/v1/users",
                        "{\"username\":\"%s\",\"password\":\"correct-horse\",\"email_address\":[\"ada@campus.edu\"]}"
                                .formatted(username))
                .path("id")
                .asString();
    }

    private static JsonNode response(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body()).path("response");
    }
}
