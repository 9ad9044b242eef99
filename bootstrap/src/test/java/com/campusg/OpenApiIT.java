package com.campusg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.TestDatabase;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clerkemulator.ClerkEmulator;
import dev.clerkemulator.ClerkEmulatorSettings;
import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares the OpenAPI document with the code that it is generated from, and with the responses of the service. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "clerk.machine-id=mch_users",
            "clerk.authorized-parties=http://page",
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.path=" + OpenApiIT.GENERATED_DOCUMENT,
            "springdoc.default-produces-media-type=application/json"
        })
@Import(OpenApiDescription.class)
@ExtendWith(OutputCaptureExtension.class)
@Isolated("captures the output")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {

    static final String GENERATED_DOCUMENT = "/generated-api-docs";

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

    /** Responses that this test does not cause. */
    private static final Set<String> FAILURES = Set.of("500", "503");

    @LocalServerPort
    private int port;

    @Autowired
    private ChangeUsers changeUsers;

    private JsonNode api = JSON.createObjectNode();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
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
    void readDocument() throws Exception {
        api = JSON.readTree(send(request("/v3/api-docs").GET()).body());
    }

    @Test
    void documentIsUpToDate() throws Exception {
        String token = sessionToken(register("user_ada").value());
        HttpResponse<String> response = send(get(GENERATED_DOCUMENT, token));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Map<String, Object> generated = JSON.readValue(response.body(), new TypeReference<>() {});
        // Contains the random port of this test.
        generated.remove("servers");
        Path file = Files.writeString(
                Path.of("target", "openapi.json"),
                JSON.rebuild()
                                .enable(
                                        SerializationFeature.INDENT_OUTPUT,
                                        SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                                .build()
                                .writeValueAsString(generated)
                        + "\n");

        // Both are long, so the message does not contain them; version control shows the difference.
        assertThat(api.equals(JSON.readTree(Files.readString(file))))
                .as("The API has changed: copy bootstrap/%s to adapters/src/main/resources/com/campusg/web", file)
                .isTrue();
    }

    @Test
    void describesOperationsAndTheirSecurity() {
        assertThat(api.path("paths").propertyNames()).containsExactlyInAnyOrder(ME, BY_ID, RATINGS, LOOKUP, WEBHOOK);
        assertThat(securitySchemesOf("get", ME)).containsExactlyInAnyOrder("sessionToken", "sessionCookie");
        assertThat(securitySchemesOf("get", BY_ID))
                .containsExactlyInAnyOrder("sessionToken", "sessionCookie", "machineToken");
        assertThat(securitySchemesOf("post", RATINGS)).containsExactly("machineToken");
        assertThat(securitySchemesOf("post", LOOKUP)).containsExactly("machineToken");
        assertThat(securitySchemesOf("post", WEBHOOK)).isEmpty();
    }

    @Test
    void hasSchemasOfRequestsAndResponsesOnly() {
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
    void examplesMatchTheirSchemas() {
        List<String> violations = new ArrayList<>();
        int[] count = {0};
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    List<JsonNode> contents = new ArrayList<>();
                    operation.path("responses").forEach(response -> contents.add(response.path("content")));
                    contents.add(operation.path("requestBody").path("content"));
                    for (JsonNode content : contents) {
                        content.forEach(media -> examplesOf(media).forEach(example -> {
                            count[0]++;
                            List<String> errors = errors(media.path("schema"), example);
                            if (!errors.isEmpty()) {
                                violations.add(method + " " + path + ": " + example + " " + errors);
                            }
                        }));
                    }
                }));

        assertThat(violations).isEmpty();
        assertThat(count[0]).isGreaterThan(50);
    }

    @Test
    void hasExampleOfEachRequestAndResponse() {
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
    void describesAllResponses() throws Exception {
        ClerkUserId ada = register("user_ada");
        changeUsers.change(List.of(new UserChange.Deleted(register("user_deleted"))));
        String adaToken = sessionToken("user_ada");
        String unknownToken = sessionToken("user_unknown");
        changeUsers.change(List.of(new UserChange.Updated(new Snapshot(
                new ClerkUserId("user_banned"),
                new Profile(null, null, null, null, null, null, true),
                new Revision(Instant.EPOCH, Instant.EPOCH)))));
        String bannedToken = sessionToken("user_banned");
        String deletedToken = sessionToken("user_deleted");
        String machineToken = machineToken("mch_orders", true);
        String unauthorizedToken = machineToken("mch_other", false);
        String rating = "{\"orderId\":\"order-1\",\"role\":\"RUNNER\",\"stars\":5,\"ratedBy\":\"user_ben\"}";
        String ids = "{\"clerkUserIds\":[\"user_ada\",\"user_deleted\",\"user_unknown\"]}";
        String adaPath = BY_ID.replace("{clerkUserId}", ada.value());
        String adaRatings = RATINGS.replace("{clerkUserId}", ada.value());
        HttpResponse<String> user = send(get(ME, adaToken));
        Set<String> checked = new TreeSet<>();

        checked.add(check("get", ME, 200, get(ME, adaToken)));
        checked.add(check(
                "get",
                ME,
                304,
                get(ME, adaToken)
                        .header(
                                "If-None-Match",
                                user.headers().firstValue("etag").orElseThrow())));
        checked.add(check("get", ME, 401, request(ME).GET()));
        checked.add(check("get", ME, 401, get(ME, machineToken)));
        checked.add(check("get", ME, 401, get(ME, unauthorizedToken)));
        checked.add(check("get", ME, 401, get(ME, "mt_opaque")));
        checked.add(check("get", ME, 403, get(ME, adaToken).header("Origin", "https://elsewhere.test")));
        checked.add(check("get", ME, 403, get(ME, bannedToken)));
        checked.add(check("get", ME, 404, get(ME, unknownToken)));
        checked.add(check("get", ME, 406, get(ME, adaToken).header("Accept", "image/png")));
        checked.add(check("get", ME, 410, get(ME, deletedToken)));
        checked.add(check("get", BY_ID, 200, get(adaPath, adaToken)));
        checked.add(check("get", BY_ID, 200, get(adaPath, unknownToken)));
        checked.add(check("get", BY_ID, 200, get(adaPath, machineToken)));
        checked.add(check(
                "get",
                BY_ID,
                304,
                get(adaPath, adaToken)
                        .header(
                                "If-None-Match",
                                user.headers().firstValue("etag").orElseThrow())));
        checked.add(check("get", BY_ID, 400, get("/api/users/clerk/ada", adaToken)));
        checked.add(check("get", BY_ID, 401, get(adaPath, "malformed")));
        checked.add(check("get", BY_ID, 403, get(adaPath, unauthorizedToken)));
        checked.add(check("get", BY_ID, 404, get("/api/users/clerk/user_unknown", adaToken)));
        checked.add(check("get", BY_ID, 406, get(adaPath, adaToken).header("Accept", "image/png")));
        checked.add(check("get", BY_ID, 410, get("/api/users/clerk/user_deleted", adaToken)));
        checked.add(check("post", RATINGS, 201, post(adaRatings, machineToken, rating)));
        checked.add(check("post", RATINGS, 200, post(adaRatings, machineToken, rating)));
        checked.add(check("post", RATINGS, 400, post(adaRatings, machineToken, "{}")));
        checked.add(check("post", RATINGS, 400, post(adaRatings, machineToken, "[")));
        checked.add(check("post", RATINGS, 400, post("/api/users/clerk/ada/ratings", machineToken, rating)));
        checked.add(check("post", RATINGS, 401, post(adaRatings, "malformed", rating)));
        checked.add(check("post", RATINGS, 403, post(adaRatings, adaToken, rating)));
        checked.add(check("post", RATINGS, 403, post(adaRatings, unauthorizedToken, rating)));
        checked.add(check("post", RATINGS, 404, post("/api/users/clerk/user_unknown/ratings", machineToken, rating)));
        checked.add(check(
                "post", RATINGS, 406, post(adaRatings, machineToken, rating).header("Accept", "image/png")));
        checked.add(check("post", RATINGS, 409, post(adaRatings, machineToken, rating.replace("5", "4"))));
        checked.add(check("post", RATINGS, 410, post("/api/users/clerk/user_deleted/ratings", machineToken, rating)));
        checked.add(check(
                "post", RATINGS, 415, post(adaRatings, machineToken, rating).setHeader("Content-Type", "text/plain")));
        checked.add(
                check("post", RATINGS, 422, post(adaRatings, machineToken, rating.replace("user_ben", "user_ada"))));
        checked.add(check("post", LOOKUP, 200, post(LOOKUP, machineToken, ids)));
        checked.add(check("post", LOOKUP, 400, post(LOOKUP, machineToken, "{\"clerkUserIds\":[\"ada\"]}")));
        checked.add(check("post", LOOKUP, 401, post(LOOKUP, "malformed", ids)));
        checked.add(check("post", LOOKUP, 403, post(LOOKUP, adaToken, ids)));
        checked.add(check("post", LOOKUP, 406, post(LOOKUP, machineToken, ids).header("Accept", "image/png")));
        checked.add(
                check("post", LOOKUP, 415, post(LOOKUP, machineToken, ids).setHeader("Content-Type", "text/plain")));
        checked.add(check("post", WEBHOOK, 401, post(WEBHOOK, "", "{}")));

        Set<String> described = described();
        described.removeIf(response ->
                response.startsWith("post " + WEBHOOK) || FAILURES.contains(response.substring(response.length() - 3)));
        assertThat(checked).containsAll(described);
    }

    @Test
    void answersMalformedRequestsWithoutLogging(CapturedOutput log) throws Exception {
        MalformedRequests requests = MalformedRequests.of(api);
        int before = log.length();
        List<String> unexpected = new ArrayList<>();
        for (String request : requests.malformed()) {
            String response = MalformedRequests.send(port, request);
            if (!response.startsWith("HTTP/1.1 400 ") || !response.contains("application/problem+json")) {
                unexpected.add(request.substring(0, Math.min(request.length(), 100)) + " -> " + response);
            }
        }
        for (String request : requests.odd()) {
            String response = MalformedRequests.send(port, request);
            if (!response.matches("(?s)HTTP/1.1 ([24]\\d\\d|501) .*")) {
                unexpected.add(request.substring(0, Math.min(request.length(), 100)) + " -> " + response);
            }
        }

        assertThat(unexpected).isEmpty();
        assertThat(log.toString().substring(before))
                .doesNotContain("\tat ", " WARN ", " ERROR ")
                .hasSizeLessThan(20_000);
    }

    @Test
    void limitsAndParsesBodiesOfMachines() throws Exception {
        String token = machineToken("mch_orders", true);
        String tooLong = "{\"clerkUserIds\":[\"" + "a".repeat(64 * 1024) + "\"]}";

        for (String body : List.of("", "{", "[1,]", "\u0000", "{\"clerkUserIds\":[1,]}")) {
            assertThat(send(post(LOOKUP, token, body)).statusCode()).as(body).isEqualTo(400);
        }
        for (String body : List.of(tooLong, "{\"unknown\":" + "[".repeat(2000))) {
            assertThat(send(post(LOOKUP, token, body)).statusCode()).as(body).isEqualTo(413);
            assertThat(send(post(LOOKUP, token, body)
                                    .POST(HttpRequest.BodyPublishers.ofInputStream(
                                            () -> new ByteArrayInputStream(body.getBytes(UTF_8)))))
                            .statusCode())
                    .as("in chunks: %s", body)
                    .isEqualTo(413);
        }
        assertThat(send(get(ME, "").method("GET", HttpRequest.BodyPublishers.ofString(tooLong)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void servesTheWebhookWithTrailingSlash() throws Exception {
        assertThat(send(post(WEBHOOK + "/", "", "{}")).body()).contains("signature-missing");
    }

    /** A browser rejects scripts and styles that the policy does not allow. */
    @Test
    void protectsPages() throws Exception {
        HttpResponse<String> page = send(request("/swagger-ui.html").GET());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.body()).doesNotContainPattern("<script>|<style|style=");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(send(get(ME, "").header("X-Forwarded-Proto", "https"))
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    /** Sends the request, and compares the response with its description. */
    private String check(String method, String path, int status, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = send(request);
        String name = method + " " + path + " " + status;
        assertThat(response.statusCode()).as("%s: %s", name, response.body()).isEqualTo(status);
        JsonNode description = operation(method, path).path("responses").path(Integer.toString(status));
        assertThat(description.isMissingNode()).as("%s is not described", name).isFalse();
        if (response.body().isEmpty()) {
            assertThat(description.path("content").isEmpty()).as(name).isTrue();
            return name;
        }
        assertThat(response.headers().firstValueAsLong("content-length"))
                .as("%s has a Content-Length", name)
                .hasValue(response.body().getBytes(UTF_8).length);
        String type =
                response.headers().firstValue("content-type").orElseThrow().replaceFirst(";.*", "");
        JsonNode media = description.path("content").path(type);
        assertThat(media.isMissingNode())
                .as("%s is not described as %s", name, type)
                .isFalse();
        JsonNode body = JSON.readTree(response.body());
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

    private List<String> securitySchemesOf(String method, String path) {
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

    /** Validates a value; members that the schema does not name are errors. */
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
        Profile profile = new Profile(new EmailAddress(id + "@campus.edu", true), null, "Ada", null, null, null, false);
        changeUsers.change(List.of(new UserChange.Updated(
                new Snapshot(clerkUserId, profile, new Revision(Instant.EPOCH, Instant.EPOCH)))));
        return clerkUserId;
    }

    private static String sessionToken(String userId) throws Exception {
        return clerk("/emulator/tokens", CLERK.secretKey(), Map.of("userId", userId, "azp", "http://page"))
                .path("jwt")
                .asString();
    }

    private static String machineToken(String id, boolean authorized) throws Exception {
        clerk("/v1/machines", CLERK.secretKey(), Map.of("id", "mch_users", "name", "users"));
        String key = clerk(
                        "/v1/machines",
                        CLERK.secretKey(),
                        Map.of("id", id, "name", id, "scoped_machines", authorized ? List.of("mch_users") : List.of()))
                .path("secret_key")
                .asString();
        return clerk("/v1/m2m_tokens", key, Map.of("token_format", "jwt"))
                .path("token")
                .asString();
    }

    private static JsonNode clerk(String path, String key, Map<String, Object> body) throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(CLERK.baseUrl() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return JSON.readTree(response.body());
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
