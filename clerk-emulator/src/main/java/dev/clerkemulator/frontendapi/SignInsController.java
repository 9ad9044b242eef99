package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.backendapi.UserRules;
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

/**
 * Sign-in with a ticket, or with a password or a code and, for users with TOTP or backup codes, a second factor. The code is
 * always 424242, as of Clerk's test addresses. A ticket requires no second factor.
 */
@RestController
@RequestMapping({FrontendApi.ROOT + "/client/sign_ins", FrontendApi.PROXIED + "/client/sign_ins"})
public final class SignInsController {
    private static final String CODE = "424242";

    private final Users users;
    private final Sessions sessions;
    private final SignInAttempts attempts;
    private final InstantSource time;
    private final BrowserView view;

    SignInsController(Users users, Sessions sessions, SignInAttempts attempts, InstantSource time, BrowserView view) {
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
                    request, started.identified(acceptTicket(ticket), null).with("ticket", true));
        }
        String identifier = form.get("identifier");
        if (identifier == null) {
            return answer(request, attempts.put(started));
        }
        User user = users.findByIdentifier(identifier)
                .orElseThrow(() -> ClerkApiException.rejected(
                        422, "form_identifier_not_found", "is invalid", "identifier", "Couldn't find your account."));
        String strategy = form.containsKey("password") ? "password" : form.get("strategy");
        if (strategy != null) {
            checkStrategy(user, strategy);
        }
        SignIn identified =
                attempts.put(started.identified(user.id(), identifier).with(strategy, false));
        return form.containsKey("password") ? verify(request, identified, form) : answer(request, identified);
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> get(HttpServletRequest request, @PathVariable String id) {
        return answer(request, existing(id));
    }

    @PostMapping("/{id}/prepare_first_factor")
    Map<String, @Nullable Object> prepare(
            HttpServletRequest request, @PathVariable String id, @RequestParam Map<String, String> form) {
        SignIn signIn = inStatus(id, "needs_first_factor");
        checkStrategy(userOf(signIn), strategy(form));
        return answer(request, attempts.put(signIn.with(strategy(form), false)));
    }

    @PostMapping("/{id}/attempt_first_factor")
    Map<String, @Nullable Object> attempt(
            HttpServletRequest request, @PathVariable String id, @RequestParam Map<String, String> form) {
        SignIn signIn = inStatus(id, "needs_first_factor");
        String strategy = strategy(form);
        checkStrategy(userOf(signIn), strategy);
        if (!strategy.equals("password") && !strategy.equals(signIn.strategy())) {
            throw ClerkApiException.refused(
                    400,
                    "verification_missing",
                    "is missing",
                    "This strategy requires verification preparation before attempting to validate it.");
        }
        return verify(request, signIn.with(strategy, false), form);
    }

    @PostMapping("/{id}/reset_password")
    Map<String, @Nullable Object> resetPassword(
            HttpServletRequest request, @PathVariable String id, @RequestParam Map<String, String> form) {
        SignIn signIn = inStatus(id, "needs_new_password");
        String password = form.getOrDefault("password", "");
        UserRules.checkPassword(password);
        String userId = userOf(signIn).id();
        users.change(userId, user -> Credentials.withPassword(user, password, time.instant()));
        if (Boolean.parseBoolean(form.get("sign_out_of_other_sessions"))) {
            sessions.revokeAllOf(userId);
        }
        return proceed(request, signIn.with("password", true));
    }

    /** Second factors that require a preparation are not supported. */
    @PostMapping("/{id}/prepare_second_factor")
    Map<String, @Nullable Object> prepareSecondFactor(@PathVariable String id, @RequestParam Map<String, String> form) {
        inStatus(id, "needs_second_factor");
        throw noSecondFactor(strategy(form));
    }

    @PostMapping("/{id}/attempt_second_factor")
    Map<String, @Nullable Object> attemptSecondFactor(
            HttpServletRequest request, @PathVariable String id, @RequestParam Map<String, String> form) {
        SignIn signIn = inStatus(id, "needs_second_factor");
        User user = userOf(signIn);
        String code = form.getOrDefault("code", "");
        boolean correct =
                switch (strategy(form)) {
                    case "totp" -> {
                        requireFactor(user, Credentials.TOTP_SECRET, "totp");
                        yield Credentials.isTotp(user, code, time.instant());
                    }
                    case "backup_code" -> {
                        requireFactor(user, Credentials.BACKUP_CODES, "backup_code");
                        yield Credentials.isBackupCode(user, code);
                    }
                    default -> throw noSecondFactor(strategy(form));
                };
        if (!correct) {
            throw incorrectCode();
        }
        users.annotate(user.id(), each -> Credentials.withoutBackupCode(each, code));
        return complete(request, signIn.withSecondFactor(strategy(form)));
    }

    private Map<String, @Nullable Object> verify(HttpServletRequest request, SignIn signIn, Map<String, String> form) {
        if ("password".equals(signIn.strategy())) {
            checkPassword(userOf(signIn), form.getOrDefault("password", ""));
        } else {
            checkCode(form);
        }
        return proceed(request, signIn.with(signIn.strategy(), true));
    }

    /** Completes the attempt unless it requires a new password or a second factor. */
    private Map<String, @Nullable Object> proceed(HttpServletRequest request, SignIn signIn) {
        return signIn.isPasswordReset() || Credentials.hasSecondFactor(userOf(signIn))
                ? answer(request, attempts.put(signIn))
                : complete(request, signIn);
    }

    private Map<String, @Nullable Object> complete(HttpServletRequest request, SignIn signIn) {
        return answer(
                request,
                attempts.put(signIn.completed(view.signIn(String.valueOf(signIn.userId()), signIn.clientId()))));
    }

    private String acceptTicket(String token) {
        Ticket ticket = attempts.ticketOf(token)
                .orElseThrow(() -> ClerkApiException.refused(
                        400,
                        "ticket_invalid_code",
                        "ticket is invalid",
                        "This ticket is invalid. Make sure you're using a valid ticket generated by Clerk."));
        switch (ticket.status()) {
            case "accepted" ->
                throw ClerkApiException.refused(
                        400,
                        "sign_in_token_already_used_code",
                        "sign in token has already been used",
                        "This sign in token has already been used. Each token can only be used once.");
            case "revoked" ->
                throw ClerkApiException.refused(
                        400,
                        "sign_in_token_revoked_code",
                        "sign in token has been revoked",
                        "This sign in token has been revoked and cannot be used anymore.");
            default -> {
                if (ticket.expiresAt() < time.millis()) {
                    throw ClerkApiException.refused(
                            400,
                            "ticket_expired_code",
                            "ticket has expired",
                            "This ticket has expired and cannot be used anymore.");
                }
            }
        }
        attempts.put(ticket.withStatus("accepted", time.millis()));
        return ticket.userId();
    }

    static void checkPassword(User user, String password) {
        if (!Credentials.isPassword(user, password)) {
            String problem = "Password is incorrect. Try again, or use another method.";
            throw ClerkApiException.rejected(422, "form_password_incorrect", problem, "password", problem);
        }
    }

    static void checkCode(Map<String, String> form) {
        if (!CODE.equals(form.get("code"))) {
            throw incorrectCode();
        }
    }

    private static ClerkApiException incorrectCode() {
        return ClerkApiException.rejected(422, "form_code_incorrect", "is incorrect", "code", "Incorrect code");
    }

    private static String strategy(Map<String, String> form) {
        String strategy = form.get("strategy");
        if (strategy == null) {
            throw ClerkApiException.missingParameter("strategy");
        }
        return strategy;
    }

    private static void checkStrategy(User user, String strategy) {
        if (AttemptObject.factors(user).stream().noneMatch(factor -> strategy.equals(factor.get("strategy")))) {
            throw ClerkApiException.refused(
                    400,
                    "strategy_for_user_invalid",
                    "Invalid verification strategy",
                    "The verification strategy is not valid for this account");
        }
    }

    private static void requireFactor(User user, String attribute, String strategy) {
        if (user.attribute(attribute) == null) {
            throw noSecondFactor(strategy);
        }
    }

    private static ClerkApiException noSecondFactor(String strategy) {
        return ClerkApiException.refused(
                400,
                "no_second_factors",
                "no second factors",
                "No second factors were found for strategy " + strategy + ".");
    }

    private User userOf(SignIn signIn) {
        String userId = String.valueOf(signIn.userId());
        return users.find(userId).orElseThrow(() -> ClerkApiException.notFound("user", userId));
    }

    private SignIn existing(String id) {
        return attempts.signIn(id).orElseThrow(() -> ClerkApiException.notFound("sign in", id));
    }

    private SignIn inStatus(String id, String status) {
        SignIn signIn = existing(id);
        if (!signIn.status().equals(status)) {
            throw ClerkApiException.refused(
                    400,
                    "client_state_invalid",
                    "Invalid action",
                    "We were unable to complete this action for this Client. The status of the sign in is "
                            + signIn.status() + ".");
        }
        return signIn;
    }

    private Map<String, @Nullable Object> answer(HttpServletRequest request, SignIn signIn) {
        return view.attempt(request, signIn.clientId(), "sign_in", view.signIn(signIn));
    }
}
