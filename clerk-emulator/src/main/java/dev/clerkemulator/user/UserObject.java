package dev.clerkemulator.user;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a user, which is identical in Clerk's API and in events. */
public final class UserObject {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final int SIGN_IN_ATTEMPTS = 100;
    /** The remaining time of every lockout, for simplicity. */
    private static final int LOCKOUT_SECONDS = 3600;

    private UserObject() {}

    public static Map<String, @Nullable Object> of(User user) {
        Profile profile = user.profile();
        String imageUrl = profile.imageUrl() == null ? defaultImage(user.id()) : profile.imageUrl();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", user.id());
        json.put("object", "user");
        json.put("external_id", profile.externalId());
        json.put("username", profile.username());
        json.put("first_name", profile.firstName());
        json.put("last_name", profile.lastName());
        json.put("locale", null);
        json.put("image_url", imageUrl);
        json.put("profile_image_url", imageUrl);
        json.put("has_image", profile.imageUrl() != null);
        json.put("primary_email_address_id", user.emailAddresses().primaryId());
        json.put("primary_phone_number_id", user.phoneNumbers().primaryId());
        json.put("primary_web3_wallet_id", null);
        json.put(
                "email_addresses",
                user.emailAddresses().entries().stream()
                        .map(UserObject::emailAddress)
                        .toList());
        json.put(
                "phone_numbers",
                user.phoneNumbers().entries().stream()
                        .map(UserObject::phoneNumber)
                        .toList());
        json.put("web3_wallets", List.of());
        json.put("passkeys", List.of());
        json.put("external_accounts", List.of());
        json.put("enterprise_accounts", List.of());
        json.put("saml_accounts", List.of());
        json.put("public_metadata", user.metadata().publicMetadata());
        json.put("private_metadata", user.metadata().privateMetadata());
        json.put("unsafe_metadata", user.metadata().unsafeMetadata());
        json.put("password_enabled", user.passwordEnabled());
        json.put("two_factor_enabled", Credentials.hasSecondFactor(user));
        json.put("totp_enabled", user.attribute(Credentials.TOTP_SECRET) != null);
        json.put("backup_code_enabled", user.attribute(Credentials.BACKUP_CODES) != null);
        json.put("mfa_enabled_at", null);
        json.put("mfa_disabled_at", null);
        json.put("password_last_updated_at", null);
        json.put("last_sign_in_at", null);
        json.put("last_active_at", null);
        json.put("legal_accepted_at", null);
        json.put("banned", user.isBanned());
        json.put("locked", user.isLocked());
        json.put("lockout_expires_in_seconds", user.isLocked() ? LOCKOUT_SECONDS : null);
        json.put("verification_attempts_remaining", user.isLocked() ? 0 : SIGN_IN_ATTEMPTS);
        json.put("bypass_client_trust", false);
        json.put("delete_self_enabled", true);
        json.put("create_organization_enabled", true);
        json.put("create_organizations_limit", null);
        json.put("created_at", user.createdAt().toEpochMilli());
        json.put("updated_at", user.updatedAt().toEpochMilli());
        user.allAttributes().forEach((name, value) -> {
            if (json.containsKey(name)) {
                json.put(name, value);
            }
        });
        return json;
    }

    public static Map<String, @Nullable Object> deleted(User user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", user.id());
        json.put("object", "user");
        json.put("deleted", true);
        String externalId = user.profile().externalId();
        if (externalId != null) {
            json.put("external_id", externalId);
        }
        return json;
    }

    public static Map<String, @Nullable Object> identification(Identification.Kind kind, Identification entry) {
        return switch (kind) {
            case EMAIL_ADDRESS -> emailAddress(entry);
            case PHONE_NUMBER -> phoneNumber(entry);
        };
    }

    private static Map<String, @Nullable Object> emailAddress(Identification entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("object", "email_address");
        json.put("email_address", entry.value());
        json.put("reserved", false);
        json.put("verification", verification(entry, "email_code"));
        json.put("linked_to", List.of());
        json.put("matches_sso_connection", false);
        json.put("created_at", entry.createdAt().toEpochMilli());
        json.put("updated_at", entry.updatedAt().toEpochMilli());
        return json;
    }

    private static Map<String, @Nullable Object> phoneNumber(Identification entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("object", "phone_number");
        json.put("phone_number", entry.value());
        json.put("reserved_for_second_factor", false);
        json.put("default_second_factor", false);
        json.put("reserved", false);
        json.put("verification", verification(entry, "phone_code"));
        json.put("linked_to", List.of());
        json.put("backup_codes", null);
        json.put("created_at", entry.createdAt().toEpochMilli());
        json.put("updated_at", entry.updatedAt().toEpochMilli());
        return json;
    }

    public static Map<String, @Nullable Object> verification(Identification.Kind kind, Identification entry) {
        Map<String, @Nullable Object> json =
                verification(entry, kind == Identification.Kind.EMAIL_ADDRESS ? "email_code" : "phone_code");
        json.put("id", entry.id());
        return json;
    }

    private static Map<String, @Nullable Object> verification(Identification entry, String codeStrategy) {
        Instant expiry = entry.updatedAt().plus(CODE_LIFETIME);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", entry.verified() ? "verification_admin" : "verification_otp");
        json.put("status", entry.verified() ? "verified" : "unverified");
        json.put("strategy", entry.verified() ? "admin" : codeStrategy);
        json.put("attempts", entry.verified() ? null : 0);
        json.put("expire_at", entry.verified() ? null : expiry.toEpochMilli());
        return json;
    }

    private static String defaultImage(String userId) {
        byte[] description = ("{\"type\":\"default\",\"rid\":\"" + userId + "\"}").getBytes(StandardCharsets.UTF_8);
        return "https://img.clerk.com/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(description);
    }
}
