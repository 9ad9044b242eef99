package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class UserOperationsTest {
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

    @ParameterizedTest
    @CsvSource({
        "/v1/users?colour=red, form_param_unknown",
        "/v1/users/count?colour=red, form_param_unknown",
        "/v1/users?banned=perhaps, form_param_format_invalid",
        "/v1/users?created_at_before=yesterday, form_param_format_invalid",
        "/v1/users?query=a&query=b, form_param_duplicate",
        "/v1/sessions?user_id=user_1&status=asleep, form_param_value_invalid",
        "/v1/machines?name=a, form_param_unknown"
    })
    void rejectsParametersThatClerkDoesNotDocument(String path, String code) {
        EmulatorClient.Answer answer = client.get(path);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\":\"red\"} | form_param_unknown",
                "{\"first_name\":1} | form_param_format_invalid",
                "{\"email_address\":[1]} | form_param_format_invalid",
                "{\"username\":\"ada\"} | form_username_invalid_length",
                "{\"username\":\"ada lovelace\"} | form_username_invalid_character",
                "{\"password\":\"short\"} | form_password_length_too_short",
                "{\"password_digest\":\"$2a$\"} | form_param_missing"
            })
    void rejectsInvalidUsers(String body, String code) {
        EmulatorClient.Answer answer = client.post("/v1/users", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo(code);
    }

    @Test
    void rejectsMetadataOfMoreThanEightKilobytes() {
        String body = "{\"public_metadata\":{\"text\":\"%s\"}}".formatted("x".repeat(8192));

        assertThat(code(client.post("/v1/users", body))).isEqualTo("form_param_exceeds_allowed_size");
    }

    @Test
    void filtersByEachDocumentedParameter() {
        String id = signUp("\"username\":\"lovelace\",\"first_name\":\"Ada\",\"email_address\":[\"ada@campus.edu\"]");
        signUp("\"username\":\"hopper\"");
        client.created("/v1/sessions", "{\"user_id\":\"%s\"}".formatted(id));

        for (String filter : new String[] {
            "email_address_query=CAMPUS",
            "username_query=love",
            "name_query=ad",
            "last_active_at_after=1",
            "last_active_at_since=1",
            "last_sign_in_at_after=1",
            "last_sign_in_at_before=9999999999999"
        }) {
            assertThat(client.get("/v1/users?" + filter).json()).as(filter).hasSize(1);
        }
        assertThat(client.get("/v1/users?banned=false&organization_id=-org_1").json())
                .hasSize(2);
        for (String filter : new String[] {
            "banned=true", "web3_wallet=0x1", "organization_id=org_1", "provider=oauth_google", "phone_number_query=1"
        }) {
            assertThat(client.get("/v1/users?" + filter).json()).as(filter).isEmpty();
        }
    }

    @Test
    void keepsAllMembers() {
        String id = signUp("\"password\":\"correct horse\",\"locale\":\"de-DE\",\"delete_self_enabled\":false,"
                + "\"create_organizations_limit\":3,\"legal_accepted_at\":\"2026-01-31T12:00:00Z\","
                + "\"totp_secret\":\"JBSWY3DPEHPK3PXP\",\"backup_codes\":[\"abcdefgh\"]");

        JsonNode user = client.get("/v1/users/" + id).json();

        assertThat(user.path("locale").asString()).isEqualTo("de-DE");
        assertThat(user.path("delete_self_enabled").asBoolean()).isFalse();
        assertThat(user.path("create_organizations_limit").asInt()).isEqualTo(3);
        assertThat(user.path("legal_accepted_at").asLong()).isEqualTo(1_769_860_800_000L);
        assertThat(user.path("password_enabled").asBoolean()).isTrue();
        assertThat(user.path("two_factor_enabled").asBoolean()).isTrue();
        assertThat(user.path("mfa_enabled_at").asLong()).isPositive();
        assertThat(user.has("_password")).isFalse();
    }

    @Test
    void verifiesPasswordsAndBackupCodes() {
        String id = signUp("\"password\":\"correct horse\",\"backup_codes\":[\"abcdefgh\"]");
        String user = "/v1/users/" + id;

        assertThat(client.post(user + "/verify_password", "{\"password\":\"correct horse\"}")
                        .status())
                .isEqualTo(200);
        assertThat(code(client.post(user + "/verify_password", "{\"password\":\"wrong\"}")))
                .isEqualTo("incorrect_password");
        assertThat(client.created(user + "/verify_totp", "{\"code\":\"abcdefgh\"}")
                        .path("code_type")
                        .asString())
                .isEqualTo("backup_code");
        assertThat(client.call("DELETE", user + "/mfa", "").status()).isEqualTo(200);
        assertThat(client.created(user + "/remove_password", "")
                        .path("password_enabled")
                        .asBoolean())
                .isFalse();
        assertThat(client.get(user).json().path("mfa_disabled_at").asLong()).isPositive();
    }

    @Test
    void locksAndBans() {
        String id = signUp("\"username\":\"lovelace\"");
        String user = "/v1/users/" + id;

        assertThat(client.created(user + "/lock", "").path("locked").asBoolean())
                .isTrue();
        assertThat(client.created(user + "/unlock", "").path("locked").asBoolean())
                .isFalse();
        assertThat(client.created("/v1/users/ban", "{\"user_ids\":[\"%s\"]}".formatted(id))
                        .get(0)
                        .path("banned")
                        .asBoolean())
                .isTrue();
        assertThat(client.get("/v1/users?banned=true").json()).hasSize(1);
    }

    @Test
    void returns501ForDocumentedOperationsThatItDoesNotImplement() {
        assertThat(client.get("/v1/organizations").status()).isEqualTo(501);
        assertThat(client.get("/v1/unknown").status()).isEqualTo(404);
    }

    private String signUp(String members) {
        return client.created("/v1/users", "{" + members + "}").path("id").asString();
    }

    private static String code(EmulatorClient.Answer answer) {
        return answer.json().path("errors").path(0).path("code").asString();
    }
}
