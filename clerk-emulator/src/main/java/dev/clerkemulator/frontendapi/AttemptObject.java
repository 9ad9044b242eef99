package dev.clerkemulator.frontendapi;

import dev.clerkemulator.session.SignInAttempts.SignIn;
import dev.clerkemulator.session.SignInAttempts.SignUp;
import dev.clerkemulator.user.ContactFormats;
import dev.clerkemulator.user.Credentials;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identification.Kind;
import dev.clerkemulator.user.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of attempts to sign in and to sign up. */
final class AttemptObject {
    static final List<String> IDENTIFIERS = List.of("email_address", "phone_number", "username");

    private static final long ABANDON_AFTER_MILLIS = 86_400_000;

    private AttemptObject() {}

    static Map<String, @Nullable Object> of(SignIn signIn, Optional<User> user, long now) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "sign_in_attempt");
        json.put("id", signIn.id());
        json.put("status", signIn.status());
        json.put("supported_identifiers", IDENTIFIERS);
        json.put("identifier", signIn.identifier());
        json.put("supported_first_factors", user.map(AttemptObject::factors).orElse(List.of()));
        json.put(
                "supported_second_factors",
                signIn.status().equals("needs_second_factor")
                        ? user.map(AttemptObject::secondFactors).orElse(List.of())
                        : null);
        json.put(
                "first_factor_verification",
                signIn.strategy() == null ? null : verification(signIn.strategy(), signIn.verified()));
        json.put(
                "second_factor_verification",
                signIn.secondStrategy() == null ? null : verification(signIn.secondStrategy(), true));
        json.put("user_data", user.map(BrowserView::publicUserData).orElse(null));
        json.put("created_session_id", signIn.sessionId());
        json.put("abandon_at", now + ABANDON_AFTER_MILLIS);
        return json;
    }

    static Map<String, @Nullable Object> of(SignUp signUp) {
        Map<String, String> form = signUp.form();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "sign_up_attempt");
        json.put("id", signUp.id());
        json.put("status", signUp.sessionId() != null ? "complete" : "missing_requirements");
        json.put("required_fields", List.of());
        json.put("optional_fields", List.of("email_address", "phone_number", "username", "password"));
        json.put("missing_fields", List.of());
        json.put("unverified_fields", unverifiedFields(signUp));
        Map<String, @Nullable Object> verifications = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            String field = ContactFormats.parameter(kind);
            verifications.put(field, form.containsKey(field) ? verification(strategy(kind), signUp.verified()) : null);
        }
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

    static List<String> unverifiedFields(SignUp signUp) {
        return signUp.verified()
                ? List.of()
                : List.of("email_address", "phone_number").stream()
                        .filter(signUp.form()::containsKey)
                        .toList();
    }

    static String strategy(Kind kind) {
        return kind == Kind.EMAIL_ADDRESS ? "email_code" : "phone_code";
    }

    private static Map<String, @Nullable Object> verification(String strategy, boolean verified) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "verification_otp");
        json.put("status", verified ? "verified" : "unverified");
        json.put("strategy", strategy);
        json.put("attempts", verified ? 1 : 0);
        json.put("expire_at", null);
        return json;
    }

    static List<Map<String, Object>> factors(User user) {
        List<Map<String, Object>> factors = new ArrayList<>();
        if (user.passwordEnabled()) {
            factors.add(Map.of("strategy", "password"));
        }
        for (Kind kind : Kind.values()) {
            for (Identification entry : user.identifications(kind).entries()) {
                Map<String, Object> code = Map.of(
                        "strategy",
                        strategy(kind),
                        "safe_identifier",
                        entry.value(),
                        ContactFormats.parameter(kind) + "_id",
                        entry.id(),
                        "primary",
                        entry.id().equals(user.identifications(kind).primaryId()));
                Map<String, Object> reset = new HashMap<>(code);
                reset.put("strategy", "reset_password_" + strategy(kind));
                factors.add(code);
                factors.add(reset);
            }
        }
        return factors;
    }

    private static List<Map<String, Object>> secondFactors(User user) {
        List<Map<String, Object>> factors = new ArrayList<>();
        if (user.attribute(Credentials.TOTP_SECRET) != null) {
            factors.add(Map.of("strategy", "totp"));
        }
        if (user.attribute(Credentials.BACKUP_CODES) != null) {
            factors.add(Map.of("strategy", "backup_code"));
        }
        return factors;
    }
}
