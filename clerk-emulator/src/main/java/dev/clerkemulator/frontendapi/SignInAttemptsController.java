package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.backendapi.UserRules;
import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionTokens;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.session.SignInAttempts;
import dev.clerkemulator.session.SignInAttempts.SignIn;
import dev.clerkemulator.session.SignInAttempts.SignUp;
import dev.clerkemulator.session.SignInAttempts.Ticket;
import dev.clerkemulator.user.ContactFormats;
import dev.clerkemulator.user.Credentials;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identifications;
import dev.clerkemulator.user.Metadata;
import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserQuery;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in with a ticket, a password or a code, and sign-up. The code is always 424242, as of Clerk's test addresses. */
@RestController
@RequestMapping({FrontendApi.ROOT + "/client", FrontendApi.PROXIED + "/client"})
public final class SignInAttemptsController {
    private static final String CODE = "424242";
    private static final long ABANDON_AFTER_MILLIS = 86_400_000;

    private final BrowserClients clients;
    private final Users users;
    private final Sessions sessions;
    private final SignInAttempts attempts;
    private final InstantSource time;
    private final BrowserView view;

    SignInAttemptsController(
            BrowserClients clients,
            Users users,
            Sessions sessions,
            SessionTokens tokens,
            SignInAttempts attempts,
            FaultInjection faults,
            InstantSource time) {
        this.clients = clients;
        this.users = users;
        this.sessions = sessions;
        this.attempts = attempts;
        this.time = time;
        this.view = new BrowserView(users, sessions, tokens, faults);
    }

    @PostMapping("/sign_ins")
    Map<String, @Nullable Object> signIn(
            HttpServletRequest request, HttpServletResponse response, @RequestParam Map<String, String> form) {
        String id = Ids.next("sia_");
        String ticket = form.get("ticket");
        if (ticket != null) {
            return complete(request, response, new SignIn(id, acceptTicket(ticket), null, "ticket", null));
        }
        String identifier = form.get("identifier");
        if (identifier == null) {
            return answer(request, attempts.put(new SignIn(id, null, null, null, null)));
        }
        User user = find(identifier)
                .orElseThrow(() -> ClerkApiException.rejected(
                        422, "form_identifier_not_found", "is invalid", "identifier", "Couldn't find your account."));
        SignIn started = attempts.put(new SignIn(id, user.id(), identifier, null, null));
        return form.containsKey("password")
                ? attempt(request, response, started, "password", form)
                : answer(request, started);
    }

    @GetMapping("/sign_ins/{id}")
    Map<String, @Nullable Object> get(HttpServletRequest request, @PathVariable String id) {
        return answer(request, existing(id));
    }

    @PostMapping("/sign_ins/{id}/prepare_first_factor")
    Map<String, @Nullable Object> prepare(
            HttpServletRequest request, @PathVariable String id, @RequestParam String strategy) {
        SignIn before = existing(id);
        return answer(request, attempts.put(new SignIn(id, before.userId(), before.identifier(), strategy, null)));
    }

    @PostMapping("/sign_ins/{id}/attempt_first_factor")
    Map<String, @Nullable Object> attempt(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> form) {
        return attempt(request, response, existing(id), form.getOrDefault("strategy", ""), form);
    }

    private Map<String, @Nullable Object> attempt(
            HttpServletRequest request,
            HttpServletResponse response,
            SignIn signIn,
            String strategy,
            Map<String, String> form) {
        User user = Optional.ofNullable(signIn.userId())
                .flatMap(users::find)
                .orElseThrow(() -> ClerkApiException.notFound("user", String.valueOf(signIn.userId())));
        switch (strategy) {
            case "password" -> {
                if (!Credentials.isPassword(user, form.getOrDefault("password", ""))) {
                    throw ClerkApiException.rejected(
                            422,
                            "form_password_incorrect",
                            "is incorrect",
                            "password",
                            "Password is incorrect. Try again, or use another method.");
                }
            }
            case "email_code", "phone_code" -> checkCode(form);
            default ->
                throw ClerkApiException.badParameter(
                        "strategy", "strategy must be password, email_code or phone_code.");
        }
        return complete(request, response, new SignIn(signIn.id(), user.id(), signIn.identifier(), strategy, null));
    }

    private String acceptTicket(String token) {
        Ticket ticket = attempts.ticketOf(token)
                .orElseThrow(() -> ClerkApiException.rejected(
                        400, "ticket_invalid_code", "ticket is invalid", "ticket", "The ticket is invalid."));
        if (!ticket.status().equals("pending") || ticket.expiresAt() < time.millis()) {
            throw ClerkApiException.rejected(
                    400,
                    ticket.status().equals("revoked") ? "sign_in_token_revoked_code" : "ticket_expired_code",
                    "sign in token cannot be used",
                    "ticket",
                    "This sign in token has been used, revoked or has expired.");
        }
        attempts.put(ticket.withStatus("accepted", time.millis()));
        return ticket.userId();
    }

    private Map<String, @Nullable Object> complete(
            HttpServletRequest request, HttpServletResponse response, SignIn signIn) {
        User user = users.find(String.valueOf(signIn.userId()))
                .orElseThrow(() -> ClerkApiException.notFound("user", String.valueOf(signIn.userId())));
        if (user.isBanned() || user.isLocked()) {
            throw ClerkApiException.rejected(
                    403,
                    user.isBanned() ? "user_banned" : "user_locked",
                    user.isBanned() ? "User is banned" : "Account is locked",
                    "identifier",
                    "This account is not allowed to sign in.");
        }
        BrowserClient client = browser(request, response);
        Session session = sessions.signIn(user.id(), client, Session.Status.ACTIVE);
        SignIn completed =
                attempts.put(new SignIn(signIn.id(), user.id(), signIn.identifier(), signIn.strategy(), session.id()));
        return answer(request, Optional.of(client), json(completed), null);
    }

    @PostMapping("/sign_ups")
    Map<String, @Nullable Object> signUp(
            HttpServletRequest request, HttpServletResponse response, @RequestParam Map<String, String> form) {
        SignUp started = new SignUp(Ids.next("sua_"), form, false, null, null, time.millis());
        return advance(request, response, started);
    }

    @GetMapping("/sign_ups/{id}")
    Map<String, @Nullable Object> getSignUp(HttpServletRequest request, @PathVariable String id) {
        return answer(request, ClientCookie.clientOf(request, clients), null, json(existingSignUp(id)));
    }

    @PatchMapping("/sign_ups/{id}")
    Map<String, @Nullable Object> updateSignUp(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> form) {
        SignUp before = existingSignUp(id);
        Map<String, String> merged = new HashMap<>(before.form());
        merged.putAll(form);
        return advance(request, response, new SignUp(id, merged, before.verified(), null, null, before.createdAt()));
    }

    @PostMapping("/sign_ups/{id}/prepare_verification")
    Map<String, @Nullable Object> prepareSignUp(HttpServletRequest request, @PathVariable String id) {
        return getSignUp(request, id);
    }

    @PostMapping("/sign_ups/{id}/attempt_verification")
    Map<String, @Nullable Object> attemptSignUp(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> form) {
        SignUp before = existingSignUp(id);
        checkCode(form);
        return advance(request, response, new SignUp(id, before.form(), true, null, null, before.createdAt()));
    }

    /** Creates the user when an address, if there is one, has been verified. */
    private Map<String, @Nullable Object> advance(
            HttpServletRequest request, HttpServletResponse response, SignUp signUp) {
        String password = signUp.form().get("password");
        if (password != null) {
            UserRules.checkPassword(password);
        }
        boolean unverified = !signUp.verified() && !unverifiedFields(signUp).isEmpty();
        if (unverified || !signUp.form().keySet().stream().anyMatch(IDENTIFIERS::contains)) {
            return answer(request, ClientCookie.clientOf(request, clients), null, json(attempts.put(signUp)));
        }
        User user = users.add(newUser(signUp.form()));
        BrowserClient client = browser(request, response);
        Session session = sessions.signIn(user.id(), client, Session.Status.ACTIVE);
        SignUp completed =
                attempts.put(new SignUp(signUp.id(), signUp.form(), true, user.id(), session.id(), signUp.createdAt()));
        return answer(request, Optional.of(client), null, json(completed));
    }

    private static final List<String> IDENTIFIERS = List.of("email_address", "phone_number", "username");

    private User newUser(Map<String, String> form) {
        Instant now = time.instant();
        User user = User.registered(
                new Profile(null, form.get("username"), form.get("first_name"), form.get("last_name"), null),
                Metadata.NONE,
                identifications(Identification.Kind.EMAIL_ADDRESS, form, now),
                identifications(Identification.Kind.PHONE_NUMBER, form, now),
                false,
                now,
                now);
        String password = form.get("password");
        return password == null ? user : Credentials.withPassword(user, password, now);
    }

    private static Identifications identifications(Identification.Kind kind, Map<String, String> form, Instant now) {
        String value = form.get(ContactFormats.parameter(kind));
        return Identifications.startingWith(
                value == null
                        ? List.of()
                        : List.of(Identification.added(ContactFormats.checked(kind, value), true, now)));
    }

    private Optional<User> find(String identifier) {
        List<String> values = List.of(identifier);
        List<String> none = List.of();
        return Stream.of(
                        new UserQuery(none, values, none, none, none, null, null, null, List.of()),
                        new UserQuery(none, none, values, none, none, null, null, null, List.of()),
                        new UserQuery(none, none, none, values, none, null, null, null, List.of()))
                .flatMap(query -> users.list(query, UserQuery.Order.NEWEST_FIRST, null, 0, 1).stream())
                .findFirst();
    }

    private static void checkCode(Map<String, String> form) {
        if (!CODE.equals(form.get("code"))) {
            throw ClerkApiException.rejected(422, "form_code_incorrect", "is incorrect", "code", "Incorrect code");
        }
    }

    private BrowserClient browser(HttpServletRequest request, HttpServletResponse response) {
        BrowserClient client = ClientCookie.clientOf(request, clients).orElseGet(clients::add);
        String devBrowser = request.getParameter(ClientCookie.DEV_BROWSER);
        if (devBrowser != null) {
            clients.link(devBrowser, client);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, ClientCookie.of(client));
        return client;
    }

    private SignIn existing(String id) {
        return attempts.signIn(id).orElseThrow(() -> ClerkApiException.notFound("sign in", id));
    }

    private SignUp existingSignUp(String id) {
        return attempts.signUp(id).orElseThrow(() -> ClerkApiException.notFound("sign up", id));
    }

    private Map<String, @Nullable Object> answer(HttpServletRequest request, SignIn signIn) {
        return answer(request, ClientCookie.clientOf(request, clients), json(signIn), null);
    }

    private Map<String, @Nullable Object> answer(
            HttpServletRequest request,
            Optional<BrowserClient> client,
            @Nullable Map<String, @Nullable Object> signIn,
            @Nullable Map<String, @Nullable Object> signUp) {
        Map<String, @Nullable Object> updated = view.client(client, PageOrigin.of(request));
        updated.put("sign_in", signIn);
        updated.put("sign_up", signUp);
        return ClientController.envelope(signIn == null ? signUp : signIn, updated);
    }

    private Map<String, @Nullable Object> json(SignIn signIn) {
        Optional<User> user = Optional.ofNullable(signIn.userId()).flatMap(users::find);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "sign_in_attempt");
        json.put("id", signIn.id());
        json.put(
                "status",
                signIn.sessionId() != null
                        ? "complete"
                        : signIn.userId() == null ? "needs_identifier" : "needs_first_factor");
        json.put("supported_identifiers", IDENTIFIERS);
        json.put("identifier", signIn.identifier());
        json.put(
                "supported_first_factors",
                user.map(SignInAttemptsController::factors).orElse(List.of()));
        json.put("supported_second_factors", null);
        json.put(
                "first_factor_verification",
                signIn.strategy() == null ? null : verification(signIn.strategy(), signIn.sessionId() != null));
        json.put("second_factor_verification", null);
        json.put("user_data", user.map(BrowserView::publicUserData).orElse(null));
        json.put("created_session_id", signIn.sessionId());
        json.put("abandon_at", time.millis() + ABANDON_AFTER_MILLIS);
        return json;
    }

    private static Map<String, @Nullable Object> verification(String strategy, boolean verified) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", verified ? "verified" : "unverified");
        json.put("strategy", strategy);
        json.put("attempts", verified ? 1 : 0);
        json.put("expire_at", null);
        return json;
    }

    private static List<Map<String, Object>> factors(User user) {
        List<Map<String, Object>> factors = new ArrayList<>();
        if (user.passwordEnabled()) {
            factors.add(Map.of("strategy", "password"));
        }
        user.emailAddresses()
                .entries()
                .forEach(entry -> factors.add(Map.of(
                        "strategy",
                        "email_code",
                        "safe_identifier",
                        entry.value(),
                        "email_address_id",
                        entry.id(),
                        "primary",
                        entry.id().equals(user.emailAddresses().primaryId()))));
        user.phoneNumbers()
                .entries()
                .forEach(entry -> factors.add(Map.of(
                        "strategy",
                        "phone_code",
                        "safe_identifier",
                        entry.value(),
                        "phone_number_id",
                        entry.id(),
                        "primary",
                        entry.id().equals(user.phoneNumbers().primaryId()))));
        return factors;
    }

    private static List<String> unverifiedFields(SignUp signUp) {
        return signUp.verified()
                ? List.of()
                : Stream.of("email_address", "phone_number")
                        .filter(signUp.form()::containsKey)
                        .toList();
    }

    private Map<String, @Nullable Object> json(SignUp signUp) {
        Map<String, String> form = signUp.form();
        boolean complete = signUp.sessionId() != null;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "sign_up_attempt");
        json.put("id", signUp.id());
        json.put("status", complete ? "complete" : "missing_requirements");
        json.put("required_fields", List.of());
        json.put("optional_fields", List.of("email_address", "phone_number", "username", "password"));
        json.put("missing_fields", List.of());
        json.put("unverified_fields", unverifiedFields(signUp));
        Map<String, @Nullable Object> verifications = new LinkedHashMap<>();
        verifications.put(
                "email_address",
                form.containsKey("email_address") ? verification("email_code", signUp.verified()) : null);
        verifications.put(
                "phone_number",
                form.containsKey("phone_number") ? verification("phone_code", signUp.verified()) : null);
        verifications.put("web3_wallet", null);
        verifications.put("external_account", null);
        json.put("verifications", verifications);
        for (String name : List.of("username", "email_address", "phone_number", "first_name", "last_name")) {
            json.put(name, form.get(name));
        }
        json.put("web3_wallet", null);
        json.put("password_enabled", form.containsKey("password"));
        json.put("unsafe_metadata", Map.of());
        json.put("public_metadata", Map.of());
        json.put("custom_action", false);
        json.put("external_id", null);
        json.put("created_session_id", signUp.sessionId());
        json.put("created_user_id", signUp.userId());
        json.put("abandon_at", signUp.createdAt() + ABANDON_AFTER_MILLIS);
        json.put("legal_accepted_at", null);
        return json;
    }
}
