package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.TestEnvironment;
import io.cucumber.spring.ScenarioScope;
import java.math.BigInteger;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Acts as users and administrators in Clerk, which sends its own deliveries to CampusG, and issues tokens. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class ClerkDriver {

    private static final String SESSION_CATEGORY = "cl_B7d4PD111AAA";
    private static final String MACHINE_CATEGORY = "cl_B7d4PD333AAA";
    private static final String TEMPLATE_CATEGORY = "cl_B7d4PD222AAA";
    private static final String NEUTRAL_CATEGORY = "cl_I7d4PD111III";

    private final ScenarioContext context;
    private final List<Response> outcomesOfResent = new ArrayList<>();
    private boolean keysUnavailable;

    public ClerkDriver(ScenarioContext context) {
        this.context = context;
    }

    public void signUp(Person person, String lastName, String address) {
        person.becomes(person.atClerk().withNames(person.name(), lastName).withEmail(address, true));
        create(person);
    }

    public void signUpWithAddressOf(Person person, Person former) {
        signUp(person, "Franklin", former.atClerk().primaryEmail().orElseThrow().address());
    }

    public void signUpByPhone(Person person, String number) {
        person.becomes(person.atClerk()
                .withNames(null, null)
                .withEmails(List.of(), null)
                .withPhoneNumber(number));
        create(person);
    }

    public void signUpWithCompleteProfile(Person person, ScenarioUsers users) {
        person.becomes(withCompleteProfile(person, users));
        create(person);
    }

    static ClerkUser withCompleteProfile(Person person, ScenarioUsers users) {
        return person.atClerk()
                .withNames(users.unique(person.name()), users.unique("Lovelace"))
                .withUsername(users.unique("countess"))
                .withPhoneNumber(users.unique("+12025550199"));
    }

    private void create(Person person) {
        ClerkUser user = person.atClerk();
        Map<String, @Nullable Object> body = Json.object(
                "first_name", user.firstName(),
                "last_name", user.lastName(),
                "username", user.username(),
                "image_url", user.imageUrl(),
                "email_address",
                        user.emails().stream().map(ClerkUser.Email::address).toList(),
                "phone_number", user.phoneNumber() == null ? List.of() : List.of(user.phoneNumber()));
        person.hasClerkId(call("POST", "/v1/users", body).path("id").asString());
    }

    public void changeEmail(Person person, String address) {
        call(
                "POST",
                "/v1/email_addresses",
                Json.object("user_id", person.clerkId(), "email_address", address, "verified", true, "primary", true));
    }

    public void rename(Person person, @Nullable String firstName, @Nullable String lastName) {
        call("PATCH", account(person), Json.object("first_name", firstName, "last_name", lastName));
    }

    public void chooseUsername(Person person, String username) {
        call("PATCH", account(person), Json.object("username", username));
    }

    public void addPhoneNumber(Person person, String number) {
        call(
                "POST",
                "/v1/phone_numbers",
                Json.object("user_id", person.clerkId(), "phone_number", number, "verified", true, "primary", true));
    }

    public void removePhoneNumber(Person person) {
        String id = call("GET", account(person), null)
                .path("primary_phone_number_id")
                .asString();
        call("DELETE", "/v1/phone_numbers/" + id, null);
    }

    public void ban(Person person) {
        call("POST", account(person) + "/ban", null);
    }

    public void unban(Person person) {
        call("POST", account(person) + "/unban", null);
    }

    public void delete(Person person) {
        call("DELETE", account(person), null);
    }

    public void resendAll(Person person) {
        JsonNode deliveries = call("GET", "/emulator/deliveries?userId=" + person.clerkId(), null);
        assertThat(deliveries).as("Deliveries about %s", person).isNotEmpty();
        DeliveryCounters before = DeliveryCounters.of(context.campusG());
        List<Response> received = new ArrayList<>();
        for (JsonNode delivery : deliveries) {
            JsonNode outcome =
                    call("POST", "/emulator/deliveries/" + delivery.path("id").asString() + "/resend", null);
            for (JsonNode attempt : outcome.path("attempts")) {
                received.add(new Response(
                        attempt.path("status").asInt(),
                        HttpHeaders.of(Map.of(), (name, value) -> true),
                        attempt.path("response").asString("{}")));
            }
        }
        outcomesOfResent.addAll(before.outcomes(received));
    }

    /** Waits until CampusG has rejected the first attempt. */
    public void hasFailedToDeliver(Person person) {
        await().alias("Clerk attempts to send a delivery about " + person)
                .atMost(Timeouts.minutes(1))
                .until(() -> attempts(person).size() > 0);
        assertThat(attempts(person))
                .allSatisfy(
                        attempt -> assertThat(attempt.path("status").asInt()).isEqualTo(503));
    }

    private List<JsonNode> attempts(Person person) {
        return call("GET", "/emulator/deliveries?userId=" + person.clerkId(), null)
                .path(0)
                .path("attempts")
                .valueStream()
                .toList();
    }

    public void checkOutcomesOfResent(DeliveryOutcome outcome) {
        assertThat(outcomesOfResent).isNotEmpty().allSatisfy(outcome::check);
    }

    /** Number of requests for the keys of Clerk so far. */
    long keyRequests() {
        return StreamSupport.stream(
                        call("GET", "/emulator/requests", null).properties().spliterator(), false)
                .filter(path ->
                        path.getKey().endsWith("jwks.json") || path.getKey().endsWith("/v1/jwks"))
                .mapToLong(path -> path.getValue().asLong())
                .sum();
    }

    /** The public key in PEM format, as shown in the dashboard of Clerk. */
    String keyAsPem() {
        JsonNode key = call("GET", "/v1/jwks", null).path("keys").path(0);
        Base64.Decoder base64 = Base64.getUrlDecoder();
        try {
            byte[] encoded = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(
                            new BigInteger(1, base64.decode(key.path("n").asString())),
                            new BigInteger(1, base64.decode(key.path("e").asString()))))
                    .getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of Clerk is invalid", e);
        }
    }

    public void rotateKey(boolean keepKeyId) {
        call("POST", "/emulator/keys/rotate", Json.object("keepOld", !keepKeyId, "keepKid", keepKeyId));
    }

    public void makeKeysUnavailable(boolean unavailable) {
        keysUnavailable = unavailable;
        call("PUT", "/emulator/switches", Json.object("keysUnreachable", unavailable));
    }

    public void restore() {
        if (keysUnavailable) {
            makeKeysUnavailable(false);
        }
    }

    /** A session token that was issued for CampusG's own page. */
    String sessionToken(Person person) {
        return mint(Json.object("userId", person.clerkId(), "azp", TestEnvironment.OWN_PAGE));
    }

    String machineToken(@Nullable String scope) {
        return mint(machineTokenRequest(scope));
    }

    /** Request to the emulator for a machine token of the order service. */
    private static Map<String, @Nullable Object> machineTokenRequest(@Nullable String scope) {
        return Json.object(
                "header",
                Json.object("cat", MACHINE_CATEGORY),
                "claims",
                Json.object(
                        "sub", "mch_orderservice",
                        "azp", null,
                        "sid", null,
                        "sts", null,
                        "fva", null,
                        "v", null,
                        "jti", "mt_orderservice",
                        "scopes", scope));
    }

    /** A machine token of the order service with a flaw or peculiarity. */
    String machineTokenThat(String how) {
        Map<String, @Nullable Object> token = machineTokenRequest(TestEnvironment.MACHINE_ID);
        Map<String, @Nullable Object> claims = new HashMap<>(claimsOf(token));
        switch (how) {
            case "is valid" -> {}
            case "has no category" -> token.put("header", Json.object("cat", null));
            case "is valid for several services" -> claims.put("scopes", "mch_payments " + TestEnvironment.MACHINE_ID);
            case "expired a minute ago" -> claims.put("exp", inSeconds(-60));
            case "is valid from tomorrow on" ->
                claims.put("nbf", inSeconds(Duration.ofDays(1).toSeconds()));
            case "has no expiry" -> claims.put("exp", null);
            case "was issued by another school's Clerk" -> claims.put("iss", "https://clerk.another-school.edu");
            case "is signed with a foreign key" -> token.put("key", "foreign");
            case "has the category of session tokens" -> token.put("header", Json.object("cat", SESSION_CATEGORY));
            case "has the category of machine tokens but a user as its subject" -> claims.put("sub", "user_ada");
            case "lists its scopes as an array" -> claims.put("scopes", List.of(TestEnvironment.MACHINE_ID));
            case "is opaque" -> {
                return Ids.next("mt_");
            }
            default -> throw new IllegalArgumentException(how);
        }
        token.put("claims", claims);
        return mint(token);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> claimsOf(Map<String, @Nullable Object> token) {
        return (Map<String, @Nullable Object>) requireNonNull(token.get("claims"));
    }

    /** Registers CampusG and the order service as machines in Clerk, and issues an opaque machine token. */
    OpaqueToken opaqueToken() {
        call("POST", "/v1/machines", Json.object("id", TestEnvironment.MACHINE_ID, "name", "users"));
        String key = call(
                        "POST",
                        "/v1/machines",
                        Json.object("name", "orders", "scoped_machines", List.of(TestEnvironment.MACHINE_ID)))
                .path("secret_key")
                .asString();
        JsonNode token = callWithKey(key, "POST", "/v1/m2m_tokens", Json.object());
        return new OpaqueToken(token.path("id").asString(), token.path("token").asString());
    }

    void revoke(OpaqueToken token) {
        call("POST", "/v1/m2m_tokens/" + token.id() + "/revoke", Json.object());
    }

    /** A machine token that only Clerk can verify. */
    record OpaqueToken(String id, String token) {}

    String sessionTokenThat(Person person, String how) {
        return switch (how) {
            case "is valid", "is sent with the scheme in lower case" -> sessionToken(person);
            case "has no type" -> withHeader(person, "typ", null);
            case "has no category" -> withHeader(person, "cat", null);
            case "has the neutral category" -> withHeader(person, "cat", NEUTRAL_CATEGORY);
            case "expired 2 seconds ago" -> withClaim(person, "exp", inSeconds(-2));
            case "has additional claims" -> withClaim(person, "o", Map.of("id", "org_1", "slg", "campus"));
            case "has no start of validity" -> mint(request(person, "claims", Json.object("nbf", null, "iat", null)));
            case "is not a JWT" -> "not.a.token";
            case "has Base64 padding" -> sessionToken(person) + "==";
            case "has no subject" -> withClaim(person, "sub", null);
            case "has no expiry" -> withClaim(person, "exp", null);
            case "has an unknown critical header" ->
                mint(request(person, "header", Json.object("crit", List.of("unknown"), "unknown", true)));
            case "has the type of an access token" -> withHeader(person, "typ", "at+jwt");
            case "expired a minute ago" -> withClaim(person, "exp", inSeconds(-60));
            case "is valid from tomorrow on" ->
                withClaim(person, "nbf", inSeconds(Duration.ofDays(1).toSeconds()));
            case "was issued tomorrow" ->
                withClaim(person, "iat", inSeconds(Duration.ofDays(1).toSeconds()));
            case "is not signed" -> {
                Map<String, @Nullable Object> request = request(person, "header", Json.object("alg", "none"));
                request.put("signature", "");
                yield mint(request);
            }
            case "is signed with a shared secret" -> withHeader(person, "alg", "HS256");
            case "is signed with a stronger algorithm" -> withHeader(person, "alg", "RS512");
            case "is signed with a foreign key" -> mint(request(person, "key", "foreign"));
            case "was altered after it was signed" -> {
                String[] valid = sessionToken(person).split("\\.", -1);
                String[] other =
                        mint(Json.object("azp", TestEnvironment.OWN_PAGE)).split("\\.", -1);
                yield valid[0] + "." + other[1] + "." + valid[2];
            }
            case "is signed with a key that Clerk does not list" -> sessionTokenWithUnknownKeyId(person);
            case "was issued by another school's Clerk" -> withClaim(person, "iss", "https://clerk.another-school.edu");
            case "was issued for a foreign page" -> withClaim(person, "azp", "https://mallory.example");
            case "was issued for no page" -> withClaim(person, "azp", null);
            case "is a machine token" -> machineToken(TestEnvironment.MACHINE_ID);
            case "was issued from a JWT template" -> withHeader(person, "cat", TEMPLATE_CATEGORY);
            case "belongs to a pending session" -> withClaim(person, "sts", "pending");
            case "is signed with a foreign key and has expired" -> {
                Map<String, @Nullable Object> request = request(person, "claims", Json.object("exp", inSeconds(-60)));
                request.put("key", "foreign");
                yield mint(request);
            }
            default -> throw new IllegalArgumentException(how);
        };
    }

    String sessionTokenWithUnknownKeyId(Person person) {
        return withHeader(person, "kid", Ids.next("ins_"));
    }

    private String withHeader(Person person, String name, @Nullable Object value) {
        return mint(request(person, "header", Json.object(name, value)));
    }

    private String withClaim(Person person, String name, @Nullable Object value) {
        return mint(request(person, "claims", Json.object(name, value)));
    }

    private static Map<String, @Nullable Object> request(Person person, String member, Object value) {
        return Json.object("userId", person.clerkId(), "azp", TestEnvironment.OWN_PAGE, member, value);
    }

    private static long inSeconds(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    private String mint(Map<String, @Nullable Object> request) {
        return call("POST", "/emulator/tokens", request).path("jwt").asString();
    }

    private static String account(Person person) {
        return "/v1/users/" + person.clerkId();
    }

    private JsonNode call(String method, String path, @Nullable Map<String, @Nullable Object> body) {
        return callWithKey(context.clerk().secretKey(), method, path, body);
    }

    private JsonNode callWithKey(String key, String method, String path, @Nullable Map<String, @Nullable Object> body) {
        Response response = Http.send(Http.to(context.clerk().address().resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.text(body))));
        assertThat(response.status())
                .as("%s %s of Clerk: %s", method, path, response)
                .isBetween(200, 299);
        return response.json();
    }
}
