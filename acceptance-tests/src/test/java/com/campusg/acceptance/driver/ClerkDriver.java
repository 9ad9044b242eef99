package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.Campus;
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

/** Does at Clerk what people and their school do there; CampusG hears of it by Clerk's own notices. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class ClerkDriver {

    private static final String SESSION_CATEGORY = "cl_B7d4PD111AAA";
    private static final String MACHINE_CATEGORY = "cl_B7d4PD333AAA";
    private static final String TEMPLATE_CATEGORY = "cl_B7d4PD222AAA";
    private static final String NEUTRAL_CATEGORY = "cl_I7d4PD111III";

    private final Stage stage;
    private final List<Answer> answersToResent = new ArrayList<>();
    private boolean meddledWith;

    public ClerkDriver(Stage stage) {
        this.stage = stage;
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

    public void signUpWithEverything(Person person, Cast cast) {
        person.becomes(withEverything(person, cast));
        create(person);
    }

    static ClerkUser withEverything(Person person, Cast cast) {
        return person.atClerk()
                .withNames(cast.own(person.name()), cast.own("Lovelace"))
                .withUsername(cast.own("countess"))
                .withPhoneNumber(cast.own("+12025550199"));
    }

    private void create(Person person) {
        ClerkUser user = person.atClerk();
        Map<String, @Nullable Object> wish = Json.object(
                "first_name", user.firstName(),
                "last_name", user.lastName(),
                "username", user.username(),
                "image_url", user.imageUrl(),
                "email_address",
                        user.emails().stream().map(ClerkUser.Email::address).toList(),
                "phone_number", user.phoneNumber() == null ? List.of() : List.of(user.phoneNumber()));
        person.isKnownToClerkAs(done("POST", "/v1/users", wish).path("id").asString());
    }

    public void changeEmail(Person person, String address) {
        done(
                "POST",
                "/v1/email_addresses",
                Json.object("user_id", person.clerkId(), "email_address", address, "verified", true, "primary", true));
    }

    public void rename(Person person, @Nullable String firstName, @Nullable String lastName) {
        done("PATCH", account(person), Json.object("first_name", firstName, "last_name", lastName));
    }

    public void chooseUsername(Person person, String username) {
        done("PATCH", account(person), Json.object("username", username));
    }

    public void addPhoneNumber(Person person, String number) {
        done(
                "POST",
                "/v1/phone_numbers",
                Json.object("user_id", person.clerkId(), "phone_number", number, "verified", true, "primary", true));
    }

    public void removePhoneNumber(Person person) {
        String id = done("GET", account(person), null)
                .path("primary_phone_number_id")
                .asString();
        done("DELETE", "/v1/phone_numbers/" + id, null);
    }

    public void delete(Person person) {
        done("DELETE", account(person), null);
    }

    public void sendAllAgain(Person person) {
        JsonNode deliveries = done("GET", "/emulator/deliveries?userId=" + person.clerkId(), null);
        assertThat(deliveries).as("Notices of Clerk about %s", person).isNotEmpty();
        Tally before = Tally.of(stage.campusG());
        List<Answer> told = new ArrayList<>();
        for (JsonNode delivery : deliveries) {
            JsonNode outcome =
                    done("POST", "/emulator/deliveries/" + delivery.path("id").asString() + "/resend", null);
            for (JsonNode attempt : outcome.path("attempts")) {
                told.add(new Answer(
                        attempt.path("status").asInt(),
                        HttpHeaders.of(Map.of(), (name, value) -> true),
                        attempt.path("response").asString("{}")));
            }
        }
        answersToResent.addAll(before.verdicts(told));
    }

    /** Waits until CampusG has answered the first attempt, and that with a refusal. */
    public void triesInVain(Person person) {
        await().alias("Clerk tries to tell of " + person)
                .until(() -> attempts(person).size() > 0);
        assertThat(attempts(person))
                .allSatisfy(
                        attempt -> assertThat(attempt.path("status").asInt()).isEqualTo(503));
    }

    private List<JsonNode> attempts(Person person) {
        return done("GET", "/emulator/deliveries?userId=" + person.clerkId(), null)
                .path(0)
                .path("attempts")
                .valueStream()
                .toList();
    }

    public void checkAnswersToResent(Verdict verdict) {
        assertThat(answersToResent).isNotEmpty().allSatisfy(verdict::check);
    }

    /** How often Clerk has been asked for its keys. */
    long keyRequests() {
        return StreamSupport.stream(
                        done("GET", "/emulator/requests", null).properties().spliterator(), false)
                .filter(path ->
                        path.getKey().endsWith("jwks.json") || path.getKey().endsWith("/v1/jwks"))
                .mapToLong(path -> path.getValue().asLong())
                .sum();
    }

    /** What Clerk's dashboard shows for those who want to check passes without asking Clerk. */
    String keyAsPem() {
        JsonNode key = done("GET", "/v1/jwks", null).path("keys").path(0);
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
            throw new IllegalStateException("Clerk's key is none", e);
        }
    }

    public void changeKey(boolean sameName) {
        done("POST", "/emulator/keys/rotate", Json.object("keepOld", !sameName, "keepKid", sameName));
    }

    public void keysOutOfReach(boolean outOfReach) {
        meddledWith = outOfReach;
        done("PUT", "/emulator/switches", Json.object("keysUnreachable", outOfReach));
    }

    public void putRight() {
        if (meddledWith) {
            keysOutOfReach(false);
        }
    }

    /** The pass that Clerk gives to a person in the browser, on CampusG's page. */
    String pass(Person person) {
        return mint(Json.object("userId", person.clerkId(), "azp", Campus.OWN_PAGE));
    }

    String passOfMachine(@Nullable String scope) {
        return mint(ofMachine(scope));
    }

    /** What Clerk writes into the pass of the order service. */
    private static Map<String, @Nullable Object> ofMachine(@Nullable String scope) {
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

    /** A pass of the order service that has a flaw. */
    String passOfMachineThat(String how) {
        Map<String, @Nullable Object> pass = ofMachine(Campus.MACHINE_ID);
        Map<String, @Nullable Object> claims = new HashMap<>(claimsOf(pass));
        switch (how) {
            case "is in perfect order" -> {}
            case "does not say of what category it is" -> pass.put("header", Json.object("cat", null));
            case "is for several services" -> claims.put("scopes", "mch_payments " + Campus.MACHINE_ID);
            case "ran out a minute ago" -> claims.put("exp", inSeconds(-60));
            case "is good from tomorrow on" ->
                claims.put("nbf", inSeconds(Duration.ofDays(1).toSeconds()));
            case "never runs out" -> claims.put("exp", null);
            case "comes from another school's Clerk" -> claims.put("iss", "https://clerk.another-school.edu");
            case "is signed by a stranger" -> pass.put("key", "foreign");
            case "says that it is for people" -> pass.put("header", Json.object("cat", SESSION_CATEGORY));
            case "says that it is for machines but names a person" -> claims.put("sub", "user_ada");
            case "lists the services in another way" -> claims.put("scopes", List.of(Campus.MACHINE_ID));
            case "is sealed" -> {
                return Ids.next("mt_");
            }
            default -> throw new IllegalArgumentException(how);
        }
        pass.put("claims", claims);
        return mint(pass);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> claimsOf(Map<String, @Nullable Object> pass) {
        return (Map<String, @Nullable Object>) requireNonNull(pass.get("claims"));
    }

    /** The order service, as Clerk knows it, and the sealed pass that it was given. */
    SealedPass sealedPass() {
        done("POST", "/v1/machines", Json.object("id", Campus.MACHINE_ID, "name", "users"));
        String key = done(
                        "POST",
                        "/v1/machines",
                        Json.object("name", "orders", "scoped_machines", List.of(Campus.MACHINE_ID)))
                .path("secret_key")
                .asString();
        JsonNode token = doneWith(key, "POST", "/v1/m2m_tokens", Json.object());
        return new SealedPass(token.path("id").asString(), token.path("token").asString());
    }

    void takeBack(SealedPass pass) {
        done("POST", "/v1/m2m_tokens/" + pass.id() + "/revoke", Json.object());
    }

    /** A pass that says nothing to anybody but Clerk. */
    record SealedPass(String id, String token) {}

    String passThat(Person person, String how) {
        return switch (how) {
            case "is in perfect order", "is announced in small letters" -> pass(person);
            case "does not say of what make it is" -> withHeader(person, "typ", null);
            case "does not say of what category it is" -> withHeader(person, "cat", null);
            case "says that its category does not matter" -> withHeader(person, "cat", NEUTRAL_CATEGORY);
            case "ran out 2 seconds ago" -> withClaim(person, "exp", inSeconds(-2));
            case "tells more than CampusG asks" -> withClaim(person, "o", Map.of("id", "org_1", "slg", "campus"));
            case "does not say from when on it is good" ->
                mint(request(person, "claims", Json.object("nbf", null, "iat", null)));
            case "is scribbled on a napkin" -> "ada.was.here";
            case "is padded" -> pass(person) + "==";
            case "does not say whose it is" -> withClaim(person, "sub", null);
            case "never runs out" -> withClaim(person, "exp", null);
            case "makes demands that CampusG does not know" ->
                mint(request(person, "header", Json.object("crit", List.of("umbrella"), "umbrella", true)));
            case "is of another make" -> withHeader(person, "typ", "at+jwt");
            case "ran out a minute ago" -> withClaim(person, "exp", inSeconds(-60));
            case "is good from tomorrow on" ->
                withClaim(person, "nbf", inSeconds(Duration.ofDays(1).toSeconds()));
            case "was issued tomorrow" ->
                withClaim(person, "iat", inSeconds(Duration.ofDays(1).toSeconds()));
            case "is not signed at all" -> {
                Map<String, @Nullable Object> request = request(person, "header", Json.object("alg", "none"));
                request.put("signature", "");
                yield mint(request);
            }
            case "is signed with a password" -> withHeader(person, "alg", "HS256");
            case "is signed in a stronger way than Clerk's" -> withHeader(person, "alg", "RS512");
            case "is signed by a stranger" -> mint(request(person, "key", "foreign"));
            case "was altered after it had been signed" -> {
                String[] genuine = pass(person).split("\\.", -1);
                String[] other = mint(Json.object("azp", Campus.OWN_PAGE)).split("\\.", -1);
                yield genuine[0] + "." + other[1] + "." + genuine[2];
            }
            case "is signed with a key that Clerk does not list" -> withMadeUpKey(person);
            case "comes from another school's Clerk" -> withClaim(person, "iss", "https://clerk.another-school.edu");
            case "was made for a stranger's page" -> withClaim(person, "azp", "https://mallory.example");
            case "was made for no page at all" -> withClaim(person, "azp", null);
            case "was made for a machine" -> passOfMachine(Campus.MACHINE_ID);
            case "was made from a template" -> withHeader(person, "cat", TEMPLATE_CATEGORY);
            case "was given before Ada did what her school asks" -> withClaim(person, "sts", "pending");
            case "is forged and has run out" -> {
                Map<String, @Nullable Object> request = request(person, "claims", Json.object("exp", inSeconds(-60)));
                request.put("key", "foreign");
                yield mint(request);
            }
            default -> throw new IllegalArgumentException(how);
        };
    }

    String withMadeUpKey(Person person) {
        return withHeader(person, "kid", Ids.next("ins_"));
    }

    private String withHeader(Person person, String name, @Nullable Object value) {
        return mint(request(person, "header", Json.object(name, value)));
    }

    private String withClaim(Person person, String name, @Nullable Object value) {
        return mint(request(person, "claims", Json.object(name, value)));
    }

    private static Map<String, @Nullable Object> request(Person person, String member, Object value) {
        return Json.object("userId", person.clerkId(), "azp", Campus.OWN_PAGE, member, value);
    }

    private static long inSeconds(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    private String mint(Map<String, @Nullable Object> request) {
        return done("POST", "/emulator/tokens", request).path("jwt").asString();
    }

    private static String account(Person person) {
        return "/v1/users/" + person.clerkId();
    }

    private JsonNode done(String method, String path, @Nullable Map<String, @Nullable Object> body) {
        return doneWith(stage.clerk().secretKey(), method, path, body);
    }

    private JsonNode doneWith(String key, String method, String path, @Nullable Map<String, @Nullable Object> body) {
        Answer answer = Http.send(Http.to(stage.clerk().address().resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.text(body))));
        assertThat(answer.status())
                .as("%s %s at Clerk: %s", method, path, answer)
                .isBetween(200, 299);
        return answer.json();
    }
}
