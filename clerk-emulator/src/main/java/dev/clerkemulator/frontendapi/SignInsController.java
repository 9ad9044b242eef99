package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.session.SignInAttempts;
import dev.clerkemulator.session.SignInAttempts.SignIn;
import dev.clerkemulator.session.SignInAttempts.Ticket;
import dev.clerkemulator.user.Credentials;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in with a ticket, a password or a code. The code is always 424242, as of Clerk's test addresses. */
@RestController
@RequestMapping({FrontendApi.ROOT + "/client/sign_ins", FrontendApi.PROXIED + "/client/sign_ins"})
public final class SignInsController {
    private static final String CODE = "424242";

    private final BrowserClients clients;
    private final Users users;
    private final Sessions sessions;
    private final SignInAttempts attempts;
    private final InstantSource time;
    private final BrowserView view;

    SignInsController(
            BrowserClients clients,
            Users users,
            Sessions sessions,
            SignInAttempts attempts,
            InstantSource time,
            BrowserView view) {
        this.clients = clients;
        this.users = users;
        this.sessions = sessions;
        this.attempts = attempts;
        this.time = time;
        this.view = view;
    }

    @PostMapping
    Map<String, @Nullable Object> create(
            HttpServletRequest request, HttpServletResponse response, @RequestParam Map<String, String> form) {
        SignIn started = SignIn.started(view.clientOf(request, response).id());
        String ticket = form.get("ticket");
        if (ticket != null) {
            return complete(
                    request, started.identified(acceptTicket(ticket), null).with("ticket"));
        }
        String identifier = form.get("identifier");
        if (identifier == null) {
            return answer(request, attempts.put(started));
        }
        User user = users.findByIdentifier(identifier)
                .orElseThrow(() -> ClerkApiException.rejected(
                        422, "form_identifier_not_found", "is invalid", "identifier", "Couldn't find your account."));
        SignIn identified =
                attempts.put(started.identified(user.id(), identifier).with(form.get("strategy")));
        return form.containsKey("password")
                ? verify(request, identified.with("password"), form)
                : answer(request, identified);
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> get(HttpServletRequest request, @PathVariable String id) {
        return answer(request, existing(id));
    }

    @PostMapping("/{id}/prepare_first_factor")
    Map<String, @Nullable Object> prepare(
            HttpServletRequest request, @PathVariable String id, @RequestParam String strategy) {
        return answer(request, attempts.put(existing(id).with(strategy)));
    }

    @PostMapping("/{id}/attempt_first_factor")
    Map<String, @Nullable Object> attempt(
            HttpServletRequest request, @PathVariable String id, @RequestParam Map<String, String> form) {
        return verify(request, existing(id).with(form.getOrDefault("strategy", "")), form);
    }

    private Map<String, @Nullable Object> verify(HttpServletRequest request, SignIn signIn, Map<String, String> form) {
        User user = users.find(String.valueOf(signIn.userId()))
                .orElseThrow(() -> ClerkApiException.notFound("user", String.valueOf(signIn.userId())));
        switch (String.valueOf(signIn.strategy())) {
            case "password" -> checkPassword(user, form.getOrDefault("password", ""));
            case "email_code", "phone_code" -> checkCode(form);
            default ->
                throw ClerkApiException.badParameter(
                        "strategy", "strategy must be password, email_code or phone_code.");
        }
        return complete(request, signIn);
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

    private Map<String, @Nullable Object> complete(HttpServletRequest request, SignIn signIn) {
        Session session = clients.findById(signIn.clientId())
                .map(client -> sessions.signIn(String.valueOf(signIn.userId()), client, Session.Status.ACTIVE))
                .orElseThrow(ClerkApiException::notSignedIn);
        return answer(request, attempts.put(signIn.completed(session)));
    }

    static void checkPassword(User user, String password) {
        if (!Credentials.isPassword(user, password)) {
            throw ClerkApiException.rejected(
                    422,
                    "form_password_incorrect",
                    "is incorrect",
                    "password",
                    "Password is incorrect. Try again, or use another method.");
        }
    }

    static void checkCode(Map<String, String> form) {
        if (!CODE.equals(form.get("code"))) {
            throw ClerkApiException.rejected(422, "form_code_incorrect", "is incorrect", "code", "Incorrect code");
        }
    }

    private SignIn existing(String id) {
        return attempts.signIn(id).orElseThrow(() -> ClerkApiException.notFound("sign in", id));
    }

    private Map<String, @Nullable Object> answer(HttpServletRequest request, SignIn signIn) {
        Map<String, @Nullable Object> json = view.signIn(signIn);
        Map<String, @Nullable Object> client = view.client(clients.findById(signIn.clientId()), PageOrigin.of(request));
        client.put("sign_in", json);
        return BrowserView.envelope(json, client);
    }
}
