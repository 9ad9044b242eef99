package dev.clerkemulator.page;

import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.control.InvalidRequestException;
import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.Delivery;
import dev.clerkemulator.frontendapi.FrontendApi;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionTokens;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.user.IdentifierTakenException;
import dev.clerkemulator.user.MalformedContactException;
import dev.clerkemulator.user.SignInRefusedException;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserQuery;
import dev.clerkemulator.user.Users;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages of the emulator. Changes are forms that redirect to a page, so that the script is optional. */
@RestController
public final class PageController {
    static final int USERS_PER_PAGE = 10;
    static final int DELIVERIES_PER_PAGE = 25;

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    private static final Duration MAX_TOKEN_LIFETIME = Duration.ofDays(365);

    private final Instance instance;
    private final Users users;
    private final Sessions sessions;
    private final SessionTokens tokens;
    private final Deliveries deliveries;
    private final FaultInjection faults;
    private final InstantSource time;
    private final JsonMapper mapper;

    PageController(
            Instance instance,
            Users users,
            Sessions sessions,
            SessionTokens tokens,
            Deliveries deliveries,
            FaultInjection faults,
            InstantSource time,
            JsonMapper mapper) {
        this.instance = instance;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.deliveries = deliveries;
        this.faults = faults;
        this.time = time;
        this.mapper = mapper;
    }

    @GetMapping("/")
    ResponseEntity<String> home(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int offset) {
        return page(HttpStatus.OK, home(q, Math.max(0, offset), UserForm.EMPTY, null));
    }

    /** Redirects from the proxied path of an application to the home page of the emulator. */
    @GetMapping(FrontendApi.PROXY_PREFIX)
    ResponseEntity<String> redirectToHome() {
        return redirect(instance.issuer() + "/");
    }

    @PostMapping("/users")
    ResponseEntity<String> signUp(@RequestParam Map<String, String> fields) {
        UserForm form = UserForm.of(fields);
        try {
            users.add(form.newUser(time.instant()));
        } catch (IdentifierTakenException | MalformedContactException e) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, home("", 0, form, e.getMessage()));
        }
        return redirect("/#users");
    }

    @GetMapping("/users/{id}")
    ResponseEntity<String> user(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String session,
            @RequestParam(defaultValue = "http://localhost:5173") String azp,
            @RequestParam(defaultValue = "3600") long seconds) {
        return users.find(id)
                .map(user -> page(
                        HttpStatus.OK,
                        UserView.page(user, UserForm.of(user), null, token(user, session, azp, seconds), meUrl())))
                .orElseGet(() -> notFound("There is no user " + id + "."));
    }

    @PostMapping("/users/{id}")
    ResponseEntity<String> change(@PathVariable String id, @RequestParam Map<String, String> fields) {
        UserForm form = UserForm.of(fields);
        try {
            return users.change(id, user -> form.applyTo(user, time.instant()))
                    .map(user -> redirect("/users/" + id))
                    .orElseGet(() -> notFound("There is no user " + id + "."));
        } catch (IdentifierTakenException | MalformedContactException e) {
            return users.find(id)
                    .map(user -> page(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            UserView.page(user, form, e.getMessage(), Optional.empty(), meUrl())))
                    .orElseGet(() -> notFound("There is no user " + id + "."));
        }
    }

    @PostMapping("/users/{id}/delete")
    ResponseEntity<String> delete(@PathVariable String id) {
        users.delete(id);
        sessions.deleteAllOf(id);
        return redirect("/#users");
    }

    /** Signs a user in and redirects to the page that shows the token. */
    @PostMapping("/users/{id}/sessions")
    ResponseEntity<String> signIn(
            @PathVariable String id,
            @RequestParam(defaultValue = "http://localhost:5173") String azp,
            @RequestParam(defaultValue = "3600") long seconds) {
        Optional<User> user = users.find(id);
        if (user.isEmpty()) {
            return notFound("There is no user " + id + ".");
        }
        Session session;
        try {
            session = sessions.signIn(id, Session.Status.ACTIVE);
        } catch (SignInRefusedException e) {
            return page(
                    HttpStatus.FORBIDDEN,
                    UserView.page(user.get(), UserForm.of(user.get()), e.getMessage(), Optional.empty(), meUrl()));
        }
        return redirect(UriComponentsBuilder.fromPath("/users/{id}")
                .queryParam("session", session.id())
                .queryParam("azp", "{azp}")
                .queryParam("seconds", seconds)
                .fragment("token")
                .encode()
                .buildAndExpand(id, azp)
                .toUriString());
    }

    @GetMapping("/deliveries")
    ResponseEntity<String> deliveries() {
        return page(HttpStatus.OK, DeliveryView.table(newestDeliveries(), time.instant()));
    }

    @GetMapping("/deliveries/{id}")
    ResponseEntity<String> delivery(@PathVariable String id) {
        return deliveries
                .find(id)
                .map(delivery -> page(
                        HttpStatus.OK,
                        DeliveryView.page(delivery, pretty(delivery.message().body()))))
                .orElseGet(() -> notFound("There is no delivery " + id + "."));
    }

    @PostMapping("/deliveries/{id}/resend")
    ResponseEntity<String> resend(@PathVariable String id) {
        return deliveries.resend(id).isPresent()
                ? redirect("/deliveries/" + id)
                : notFound("There is no delivery " + id + ".");
    }

    @PostMapping("/endpoints/{id}")
    ResponseEntity<String> enable(@PathVariable String id, @RequestParam boolean enabled) {
        return deliveries.enable(id, enabled).isPresent()
                ? redirect("/#endpoints")
                : notFound("There is no endpoint " + id + ".");
    }

    /** Sets all switches. Browsers do not send unchecked checkboxes, so an absent switch is off. */
    @PostMapping("/switches")
    ResponseEntity<String> switches(@RequestParam Map<String, String> fields) {
        ObjectNode requested = mapper.createObjectNode();
        ObjectNode current = mapper.valueToTree(faults.switches());
        try {
            current.forEachEntry((name, value) -> {
                String field = fields.getOrDefault(name, "");
                if (value.isBoolean()) {
                    requested.put(name, !field.isEmpty());
                } else {
                    requested.put(name, field.isBlank() ? 0 : Long.parseLong(field.strip()));
                }
            });
            faults.change(requested);
        } catch (NumberFormatException e) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, Page.message("Delays must be integers."));
        } catch (InvalidRequestException e) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, Page.message(String.valueOf(e.getMessage())));
        }
        return redirect("/#switches");
    }

    private Html home(String search, int offset, UserForm form, @Nullable String problem) {
        UserQuery query = search.isBlank() ? UserQuery.ALL : UserQuery.containing(search.strip());
        List<User> results = users.list(query, UserQuery.Order.NEWEST_FIRST, null, offset, USERS_PER_PAGE + 1);
        ObjectNode switches = mapper.valueToTree(faults.switches());
        Map<String, Object> values = new LinkedHashMap<>();
        switches.forEachEntry(
                (name, value) -> values.put(name, value.isBoolean() ? value.booleanValue() : value.longValue()));
        return HomeView.page(
                instance,
                deliveries.endpoints(),
                new HomeView.UserResults(results, search, offset, users.count(UserQuery.ALL)),
                form,
                problem,
                DeliveryView.table(newestDeliveries(), time.instant()),
                FaultSwitchesView.form(values));
    }

    private List<Delivery> newestDeliveries() {
        return deliveries.newestFirst().limit(DELIVERIES_PER_PAGE).toList();
    }

    private Optional<UserView.Token> token(User user, @Nullable String sessionId, String azp, long seconds) {
        Duration lifetime = Duration.ofSeconds(Math.clamp(seconds, 1, MAX_TOKEN_LIFETIME.toSeconds()));
        return Optional.ofNullable(sessionId)
                .flatMap(sessions::find)
                .filter(session -> session.userId().equals(user.id()) && session.isLive())
                .map(session -> new UserView.Token(
                        tokens.issue(session, lifetime, azp.isBlank() ? null : azp.strip()), azp, lifetime));
    }

    /** Returns {@code /me} of the application that receives the events. */
    private URI meUrl() {
        return deliveries.endpoints().stream()
                .findFirst()
                .map(endpoint -> endpoint.url().resolve("/me"))
                .orElse(URI.create("http://localhost:8080/me"));
    }

    private String pretty(String body) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(body));
        } catch (JacksonException e) {
            return body;
        }
    }

    private static ResponseEntity<String> notFound(String problem) {
        return page(HttpStatus.NOT_FOUND, Page.message(problem));
    }

    private static ResponseEntity<String> redirect(String target) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(target))
                .build();
    }

    private static ResponseEntity<String> page(HttpStatus status, Html html) {
        return pageWithFormTargets("", status, html);
    }

    /** Returns a page whose forms may also redirect to the given sources of a content security policy. */
    static ResponseEntity<String> pageWithFormTargets(String sources, HttpStatus status, Html html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", (CONTENT_SECURITY_POLICY + " " + sources).strip())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(html.markup());
    }
}
