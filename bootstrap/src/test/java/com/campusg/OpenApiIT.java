package com.campusg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.TestDatabase;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clerkemulator.ClerkEmulator;
import dev.clerkemulator.ClerkEmulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the API says of itself, held against what it answers. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "clerk.machine-id=mch_users",
            "clerk.authorized-parties=http://page",
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.path=" + OpenApiIT.FROM_THE_CODE,
            "springdoc.default-produces-media-type=application/json"
        })
@Import(OpenApiDescription.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {

    static final String FROM_THE_CODE = "/described";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final ClerkEmulator CLERK =
            ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0));

    private static final String ME = "/me";
    private static final String BY_ID = "/api/users/clerk/{clerkUserId}";
    private static final String RATINGS = "/api/users/clerk/{clerkUserId}/ratings";
    private static final String LOOKUP = "/api/users/clerk/lookup";
    private static final String WEBHOOK = "/api/webhook/clerk";

    /** Answers that a healthy service does not give. */
    private static final Set<String> OF_OUTAGES = Set.of("500", "503");

    @LocalServerPort
    private int port;

    @Autowired
    private SyncUser syncUser;

    @Autowired
    private RemoveUser removeUser;

    private JsonNode api = JSON.createObjectNode();

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        String url = DATABASE.createDatabase();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> TestDatabase.USERNAME);
        registry.add("spring.datasource.password", () -> TestDatabase.PASSWORD);
        registry.add("clerk.issuer", () -> CLERK.issuer().toString());
        registry.add("clerk.webhook-signing-secret", CLERK::webhookSigningSecret);
    }

    @AfterAll
    static void stop() {
        CLERK.close();
        DATABASE.close();
    }

    @BeforeEach
    void readTheDocument() throws Exception {
        api = JSON.readTree(send(request("/v3/api-docs").GET()).body());
    }

    @Test
    void isWhatTheCodeSays() throws Exception {
        String adas = sessionToken(register("user_ada").value());
        HttpResponse<String> answer = send(get(FROM_THE_CODE, adas));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, Object> fromTheCode = JSON.readValue(answer.body(), new TypeReference<>() {});
        // Of the port that this test happens to have.
        fromTheCode.remove("servers");
        Path made = Files.writeString(
                Path.of("target", "openapi.json"),
                JSON.rebuild()
                                .enable(
                                        SerializationFeature.INDENT_OUTPUT,
                                        SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                                .build()
                                .writeValueAsString(fromTheCode)
                        + "\n");

        // Told in one line, for both are long, and version control shows best what differs.
        assertThat(api.equals(JSON.readTree(Files.readString(made))))
                .as("The API has changed: copy bootstrap/%s to bootstrap/src/main/resources/com/campusg", made)
                .isTrue();
    }

    @Test
    void describesEveryOperationWithItsCallers() {
        assertThat(api.path("paths").propertyNames()).containsExactlyInAnyOrder(ME, BY_ID, RATINGS, LOOKUP, WEBHOOK);
        assertThat(callersOf("get", ME)).containsExactlyInAnyOrder("sessionToken", "sessionCookie");
        assertThat(callersOf("get", BY_ID)).containsExactlyInAnyOrder("sessionToken", "sessionCookie", "machineToken");
        assertThat(callersOf("post", RATINGS)).containsExactly("machineToken");
        assertThat(callersOf("post", LOOKUP)).containsExactly("machineToken");
        assertThat(callersOf("post", WEBHOOK)).isEmpty();
    }

    @Test
    void namesOnlyWhatIsSentOrAnswered() {
        assertThat(api.path("components").path("schemas").propertyNames())
                .containsExactlyInAnyOrder(
                        "DeliveryResult",
                        "LookedUp",
                        "Lookup",
                        "Problem",
                        "PublicUser",
                        "Rating",
                        "RatingGiven",
                        "User");
    }

    @Test
    void givesExamplesThatKeepToTheirSchemas() {
        List<String> broken = new ArrayList<>();
        int[] seen = {0};
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    List<JsonNode> contents = new ArrayList<>();
                    operation.path("responses").forEach(response -> contents.add(response.path("content")));
                    contents.add(operation.path("requestBody").path("content"));
                    for (JsonNode content : contents) {
                        content.forEach(media -> examplesOf(media).forEach(example -> {
                            seen[0]++;
                            List<String> errors = errors(media.path("schema"), example);
                            if (!errors.isEmpty()) {
                                broken.add(method + " " + path + ": " + example + " " + errors);
                            }
                        }));
                    }
                }));

        assertThat(broken).isEmpty();
        assertThat(seen[0]).isGreaterThan(50);
    }

    @Test
    void givesAnExampleOfEverythingThatIsSentOrAnswered() {
        List<String> without = new ArrayList<>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    operation
                            .path("responses")
                            .forEachEntry((status, response) -> response.path("content")
                                    .forEach(media -> {
                                        if (examplesOf(media).isEmpty()) {
                                            without.add(method + " " + path + " " + status);
                                        }
                                    }));
                    operation.path("requestBody").path("content").forEach(media -> {
                        if (examplesOf(media).isEmpty()) {
                            without.add(method + " " + path);
                        }
                    });
                }));

        assertThat(without).isEmpty();
    }

    @Test
    void tellsAllThatIsAnswered() throws Exception {
        ClerkUserId ada = register("user_ada");
        ClerkUserId gone = register("user_gone");
        removeUser.remove(gone);
        String adas = sessionToken("user_ada");
        String nobodys = sessionToken("user_nobody");
        String gones = sessionToken("user_gone");
        String orders = machineToken("mch_orders", true);
        String stranger = machineToken("mch_stranger", false);
        String rating = "{\"orderId\":\"order-1\",\"role\":\"RUNNER\",\"stars\":5,\"ratedBy\":\"user_ben\"}";
        String ids = "{\"clerkUserIds\":[\"user_ada\",\"user_gone\",\"user_nobody\"]}";
        String adasPath = BY_ID.replace("{clerkUserId}", ada.value());
        String adasRatings = RATINGS.replace("{clerkUserId}", ada.value());
        HttpResponse<String> shown = send(get(ME, adas));
        Set<String> exercised = new TreeSet<>();

        exercised.add(check("get", ME, 200, get(ME, adas)));
        exercised.add(check(
                "get",
                ME,
                304,
                get(ME, adas)
                        .header(
                                "If-None-Match",
                                shown.headers().firstValue("etag").orElseThrow())));
        exercised.add(check("get", ME, 401, request(ME).GET()));
        exercised.add(check("get", ME, 401, get(ME, orders)));
        exercised.add(check("get", ME, 401, get(ME, stranger)));
        exercised.add(check("get", ME, 401, get(ME, "mt_opaque")));
        exercised.add(check("get", ME, 403, get(ME, adas).header("Origin", "https://elsewhere.test")));
        exercised.add(check("get", ME, 404, get(ME, nobodys)));
        exercised.add(check("get", ME, 406, get(ME, adas).header("Accept", "image/png")));
        exercised.add(check("get", ME, 410, get(ME, gones)));
        exercised.add(check("get", BY_ID, 200, get(adasPath, adas)));
        exercised.add(check("get", BY_ID, 200, get(adasPath, nobodys)));
        exercised.add(check("get", BY_ID, 200, get(adasPath, orders)));
        exercised.add(check(
                "get",
                BY_ID,
                304,
                get(adasPath, adas)
                        .header(
                                "If-None-Match",
                                shown.headers().firstValue("etag").orElseThrow())));
        exercised.add(check("get", BY_ID, 400, get("/api/users/clerk/ada", adas)));
        exercised.add(check("get", BY_ID, 401, get(adasPath, "scribble")));
        exercised.add(check("get", BY_ID, 403, get(adasPath, stranger)));
        exercised.add(check("get", BY_ID, 404, get("/api/users/clerk/user_nobody", adas)));
        exercised.add(check("get", BY_ID, 406, get(adasPath, adas).header("Accept", "image/png")));
        exercised.add(check("get", BY_ID, 410, get("/api/users/clerk/user_gone", adas)));
        exercised.add(check("post", RATINGS, 201, post(adasRatings, orders, rating)));
        exercised.add(check("post", RATINGS, 200, post(adasRatings, orders, rating)));
        exercised.add(check("post", RATINGS, 400, post(adasRatings, orders, "{}")));
        exercised.add(check("post", RATINGS, 400, post(adasRatings, orders, "[")));
        exercised.add(check("post", RATINGS, 400, post("/api/users/clerk/ada/ratings", orders, rating)));
        exercised.add(check("post", RATINGS, 401, post(adasRatings, "scribble", rating)));
        exercised.add(check("post", RATINGS, 403, post(adasRatings, adas, rating)));
        exercised.add(check("post", RATINGS, 403, post(adasRatings, stranger, rating)));
        exercised.add(check("post", RATINGS, 404, post("/api/users/clerk/user_nobody/ratings", orders, rating)));
        exercised.add(
                check("post", RATINGS, 406, post(adasRatings, orders, rating).header("Accept", "image/png")));
        exercised.add(check("post", RATINGS, 409, post(adasRatings, orders, rating.replace("5", "4"))));
        exercised.add(check("post", RATINGS, 410, post("/api/users/clerk/user_gone/ratings", orders, rating)));
        exercised.add(
                check("post", RATINGS, 415, post(adasRatings, orders, rating).setHeader("Content-Type", "text/plain")));
        exercised.add(check("post", RATINGS, 422, post(adasRatings, orders, rating.replace("user_ben", "user_ada"))));
        exercised.add(check("post", LOOKUP, 200, post(LOOKUP, orders, ids)));
        exercised.add(check("post", LOOKUP, 400, post(LOOKUP, orders, "{\"clerkUserIds\":[\"ada\"]}")));
        exercised.add(check("post", LOOKUP, 401, post(LOOKUP, "scribble", ids)));
        exercised.add(check("post", LOOKUP, 403, post(LOOKUP, adas, ids)));
        exercised.add(check("post", LOOKUP, 406, post(LOOKUP, orders, ids).header("Accept", "image/png")));
        exercised.add(check("post", LOOKUP, 415, post(LOOKUP, orders, ids).setHeader("Content-Type", "text/plain")));
        exercised.add(check("post", WEBHOOK, 401, post(WEBHOOK, "", "{}")));

        Set<String> described = described();
        described.removeIf(answer ->
                answer.startsWith("post " + WEBHOOK) || OF_OUTAGES.contains(answer.substring(answer.length() - 3)));
        assertThat(exercised).containsAll(described);
    }

    /** Sends it, and holds the answer against its description. */
    private String check(String method, String path, int status, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = send(request);
        String name = method + " " + path + " " + status;
        assertThat(answer.statusCode()).as("%s: %s", name, answer.body()).isEqualTo(status);
        JsonNode response = operation(method, path).path("responses").path(Integer.toString(status));
        assertThat(response.isMissingNode()).as("%s is not described", name).isFalse();
        if (answer.body().isEmpty()) {
            assertThat(response.path("content").isEmpty()).as(name).isTrue();
            return name;
        }
        assertThat(answer.headers().firstValueAsLong("content-length"))
                .as("%s says how long it is", name)
                .hasValue(answer.body().getBytes(UTF_8).length);
        String type = answer.headers().firstValue("content-type").orElseThrow().replaceFirst(";.*", "");
        JsonNode media = response.path("content").path(type);
        assertThat(media.isMissingNode())
                .as("%s is not described as %s", name, type)
                .isFalse();
        JsonNode body = JSON.readTree(answer.body());
        assertThat(errors(media.path("schema"), body)).as("%s: %s", name, body).isEmpty();
        return name;
    }

    private Set<String> described() {
        Set<String> described = new TreeSet<>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> operation
                        .path("responses")
                        .propertyNames()
                        .forEach(status -> described.add(method + " " + path + " " + status))));
        return described;
    }

    private List<String> callersOf(String method, String path) {
        JsonNode security = operation(method, path).path("security");
        JsonNode effective = security.isMissingNode() ? api.path("security") : security;
        return IntStream.range(0, effective.size())
                .boxed()
                .flatMap(i -> effective.path(i).propertyNames().stream())
                .peek(name -> assertThat(
                                api.path("components").path("securitySchemes").has(name))
                        .isTrue())
                .toList();
    }

    private JsonNode operation(String method, String path) {
        return api.path("paths").path(path).path(method);
    }

    private static List<JsonNode> examplesOf(JsonNode media) {
        List<JsonNode> examples = new ArrayList<>();
        media.path("examples").forEach(example -> examples.add(example.path("value")));
        if (media.has("example")) {
            examples.add(media.path("example"));
        }
        return examples;
    }

    /** What is wrong with a value; members that the schema does not name are wrong, too. */
    private List<String> errors(JsonNode schema, JsonNode value) {
        if (schema.isMissingNode()) {
            return List.of();
        }
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.put("unevaluatedProperties", false);
        whole.set("components", api.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value)
                .stream()
                .map(Object::toString)
                .collect(Collectors.toList());
    }

    private ClerkUserId register(String id) {
        ClerkUserId clerkUserId = new ClerkUserId(id);
        Profile profile = new Profile(new EmailAddress(id + "@campus.edu", true), null, "Ada", null, null, null);
        syncUser.sync(new Snapshot(clerkUserId, profile, new Revision(Instant.EPOCH, Instant.EPOCH)));
        return clerkUserId;
    }

    private static String sessionToken(String userId) throws Exception {
        return clerk("/emulator/tokens", CLERK.secretKey(), Map.of("userId", userId, "azp", "http://page"))
                .path("jwt")
                .asString();
    }

    private static String machineToken(String id, boolean invited) throws Exception {
        clerk("/v1/machines", CLERK.secretKey(), Map.of("id", "mch_users", "name", "users"));
        String key = clerk(
                        "/v1/machines",
                        CLERK.secretKey(),
                        Map.of("id", id, "name", id, "scoped_machines", invited ? List.of("mch_users") : List.of()))
                .path("secret_key")
                .asString();
        return clerk("/v1/m2m_tokens", key, Map.of("token_format", "jwt"))
                .path("token")
                .asString();
    }

    private static JsonNode clerk(String path, String key, Map<String, Object> body) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(CLERK.baseUrl() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder get(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token).GET();
    }

    private HttpRequest.Builder post(String path, String token, String body) {
        return request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
