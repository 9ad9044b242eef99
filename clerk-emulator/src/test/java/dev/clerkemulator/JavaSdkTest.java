package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.EmailAddress;
import com.clerk.backend_api.models.components.MachineCreated;
import com.clerk.backend_api.models.components.PhoneNumber;
import com.clerk.backend_api.models.components.User;
import com.clerk.backend_api.models.operations.CreateEmailAddressRequestBody;
import com.clerk.backend_api.models.operations.CreateM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.CreateMachineRequestBody;
import com.clerk.backend_api.models.operations.CreatePhoneNumberRequestBody;
import com.clerk.backend_api.models.operations.CreateSessionRequestBody;
import com.clerk.backend_api.models.operations.CreateSignInTokenRequestBody;
import com.clerk.backend_api.models.operations.CreateUserRequestBody;
import com.clerk.backend_api.models.operations.GetM2MTokensRequest;
import com.clerk.backend_api.models.operations.GetSessionListRequest;
import com.clerk.backend_api.models.operations.GetUserListRequest;
import com.clerk.backend_api.models.operations.GetUsersCountRequest;
import com.clerk.backend_api.models.operations.RevokeM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.UpdateEmailAddressRequestBody;
import com.clerk.backend_api.models.operations.UpdateUserMetadataRequestBody;
import com.clerk.backend_api.models.operations.UpdateUserRequestBody;
import com.clerk.backend_api.models.operations.UsersBanRequestBody;
import com.clerk.backend_api.models.operations.UsersUnbanRequestBody;
import com.clerk.backend_api.models.operations.VerifyM2MTokenRequestBody;
import com.clerk.backend_api.models.operations.VerifyPasswordRequestBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls the emulator with Clerk's SDK for Java, which rejects responses that it cannot deserialize. */
class JavaSdkTest {
    private static final ClerkEmulator EMULATOR =
            ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0));

    private final EmulatorClient client = new EmulatorClient(EMULATOR);
    private final Clerk clerk = sdk(EMULATOR.secretKey());

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @BeforeEach
    void checkResponses() {
        client.tryCall("DELETE", "/emulator/state", "");
        client.call("PUT", "/emulator/conformance", "{\"enabled\":true}");
    }

    @AfterEach
    void conformsToTheDocument() {
        assertThat(client.get("/emulator/conformance").json().path("violations").toPrettyString())
                .isEqualTo("[ ]");
    }

    @Test
    void managesUsers() {
        String id = signUp().id();

        assertThat(clerk.users().get(id).user()).isPresent();
        assertThat(clerk.users()
                        .list(GetUserListRequest.builder()
                                .emailAddress(List.of("ada@campus.edu"))
                                .orderBy("-created_at")
                                .limit(5L)
                                .build())
                        .userList())
                .hasValueSatisfying(users -> assertThat(users).hasSize(1));
        assertThat(clerk.users().count(GetUsersCountRequest.builder().build()).totalCount())
                .isPresent();
        assertThat(clerk.users()
                        .update(
                                id,
                                UpdateUserRequestBody.builder()
                                        .firstName("Augusta")
                                        .build())
                        .user())
                .isPresent();
        assertThat(clerk.users()
                        .updateMetadata()
                        .userId(id)
                        .requestBody(UpdateUserMetadataRequestBody.builder()
                                .publicMetadata(Map.of("b", 2))
                                .build())
                        .call()
                        .user())
                .isPresent();
        assertThat(clerk.users().ban(id).user()).isPresent();
        assertThat(clerk.users().unban(id).user()).isPresent();
        assertThat(clerk.users()
                        .bulkBan(UsersBanRequestBody.builder()
                                .userIds(List.of(id))
                                .build())
                        .userList())
                .isPresent();
        assertThat(clerk.users()
                        .bulkUnban(UsersUnbanRequestBody.builder()
                                .userIds(List.of(id))
                                .build())
                        .userList())
                .isPresent();
        assertThat(clerk.users().lock(id).user()).isPresent();
        assertThat(clerk.users().unlock(id).user()).isPresent();
        assertThat(clerk.users()
                        .verifyPassword()
                        .userId(id)
                        .requestBody(VerifyPasswordRequestBody.builder()
                                .password("correct-horse-battery")
                                .build())
                        .call()
                        .object())
                .isPresent();
        assertThat(clerk.users().deleteProfileImage(id).user()).isPresent();
        assertThat(clerk.users().setPasswordCompromised(id).user()).isPresent();
        assertThat(clerk.users().unsetPasswordCompromised(id).user()).isPresent();
        assertThat(clerk.users().getOrganizationMemberships(id).organizationMemberships())
                .isPresent();
        assertThat(clerk.users().disableMfa(id).statusCode()).isEqualTo(200);
        assertThat(clerk.users().delete(id).statusCode()).isEqualTo(200);
    }

    @Test
    void managesSessionsAndTokens() {
        String id = signUp().id();
        String session = clerk.sessions()
                .create(
                        Optional.of(
                                CreateSessionRequestBody.builder().userId(id).build()),
                        Optional.empty())
                .session()
                .orElseThrow()
                .id();

        assertThat(clerk.sessions().get(session).session()).isPresent();
        assertThat(clerk.sessions()
                        .list(GetSessionListRequest.builder().userId(id).build())
                        .sessionList())
                .isPresent();
        assertThat(clerk.sessions().createToken(session).object()).isPresent();
        assertThat(clerk.sessions().revoke(session).session()).isPresent();
        assertThat(clerk.signInTokens()
                        .create(
                                Optional.of(CreateSignInTokenRequestBody.builder()
                                        .userId(id)
                                        .build()),
                                Optional.empty())
                        .signInToken())
                .isPresent();
        assertThat(clerk.testingTokens().create().call().statusCode()).isEqualTo(200);
        assertThat(clerk.jwks().getJWKSDirect().jwks()).isPresent();
        assertThat(clerk.domains().list().call().statusCode()).isEqualTo(200);
        assertThat(clerk.jwtTemplates().list().call().jwtTemplateList()).isPresent();
    }

    @Test
    void managesAddresses() {
        String id = signUp().id();
        String email = clerk.emailAddresses()
                .create(
                        Optional.of(CreateEmailAddressRequestBody.builder()
                                .userId(id)
                                .emailAddress("ada@home.example")
                                .verified(true)
                                .build()),
                        Optional.empty())
                .emailAddress()
                .flatMap(EmailAddress::id)
                .orElseThrow();
        String phone = clerk.phoneNumbers()
                .create(
                        Optional.of(CreatePhoneNumberRequestBody.builder()
                                .userId(id)
                                .phoneNumber("+12025550124")
                                .verified(true)
                                .build()),
                        Optional.empty())
                .phoneNumber()
                .flatMap(PhoneNumber::id)
                .orElseThrow();

        assertThat(clerk.emailAddresses().get(email).emailAddress()).isPresent();
        assertThat(clerk.emailAddresses()
                        .update()
                        .emailAddressId(email)
                        .requestBody(UpdateEmailAddressRequestBody.builder()
                                .primary(true)
                                .build())
                        .call()
                        .emailAddress())
                .isPresent();
        assertThat(clerk.emailAddresses().delete(email).statusCode()).isEqualTo(200);
        assertThat(clerk.phoneNumbers().get(phone).phoneNumber()).isPresent();
        assertThat(clerk.phoneNumbers().delete(phone).statusCode()).isEqualTo(200);
    }

    @Test
    void managesMachines() {
        MachineCreated machine = clerk.machines()
                .create(
                        Optional.of(CreateMachineRequestBody.builder()
                                .name("printer")
                                .build()),
                        Optional.empty())
                .machineCreated()
                .orElseThrow();
        String secret = clerk.machines()
                .getSecretKey(machine.id())
                .machineSecretKey()
                .orElseThrow()
                .secret();
        var token = sdk(secret)
                .m2m()
                .createToken(CreateM2MTokenRequestBody.builder()
                        .secondsUntilExpiration(600.0)
                        .build())
                .object()
                .orElseThrow();

        assertThat(clerk.machines().listDirect().machineList()).isPresent();
        assertThat(clerk.machines().get(machine.id()).machine()).isPresent();
        assertThat(clerk.m2m()
                        .listTokens(GetM2MTokensRequest.builder()
                                .subject(machine.id())
                                .build())
                        .object())
                .isPresent();
        assertThat(clerk.m2m()
                        .verifyToken(VerifyM2MTokenRequestBody.builder()
                                .token(token.token())
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(clerk.m2m()
                        .revokeToken(
                                token.id(), RevokeM2MTokenRequestBody.builder().build())
                        .object())
                .isPresent();
        assertThat(clerk.machines().delete(machine.id()).statusCode()).isEqualTo(200);
    }

    private User signUp() {
        return clerk.users()
                .create(CreateUserRequestBody.builder()
                        .emailAddress(List.of("ada@campus.edu"))
                        .phoneNumber(List.of("+12025550123"))
                        .username("lovelace")
                        .password("correct-horse-battery")
                        .publicMetadata(Map.of("a", 1))
                        .totpSecret("JBSWY3DPEHPK3PXP")
                        .build())
                .user()
                .orElseThrow();
    }

    private static Clerk sdk(String key) {
        return Clerk.builder()
                .bearerAuth(key)
                .serverURL(EMULATOR.baseUrl() + "/v1")
                .build();
    }
}
