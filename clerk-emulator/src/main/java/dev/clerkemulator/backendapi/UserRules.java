package dev.clerkemulator.backendapi;

import dev.clerkemulator.user.Metadata;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Clerk's default rules for passwords, usernames and metadata, which its OpenAPI document does not contain. */
public final class UserRules {
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 72;
    private static final int MIN_USERNAME = 4;
    private static final int MAX_USERNAME = 64;
    private static final int MAX_METADATA_BYTES = 8192;
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}0-9_-]+");

    private UserRules() {}

    public static void checkPassword(String password) {
        if (password.length() < MIN_PASSWORD) {
            throw ClerkApiException.rejected(
                    422,
                    "form_password_length_too_short",
                    "Passwords must be 8 characters or more.",
                    "password",
                    "Passwords must be 8 characters or more.");
        }
        if (password.length() > MAX_PASSWORD) {
            throw ClerkApiException.rejected(
                    422,
                    "form_password_length_too_long",
                    "Passwords must be less than 72 characters.",
                    "password",
                    "Passwords must be less than 72 characters.");
        }
    }

    public static void checkUsername(@Nullable String username) {
        if (username == null) {
            return;
        }
        if (username.length() < MIN_USERNAME || username.length() > MAX_USERNAME) {
            throw ClerkApiException.rejected(
                    422,
                    "form_username_invalid_length",
                    "is invalid",
                    "username",
                    "Username must be between 4 and 64 characters long.");
        }
        if (!USERNAME.matcher(username).matches()) {
            throw ClerkApiException.rejected(
                    422,
                    "form_username_invalid_character",
                    "is invalid",
                    "username",
                    "Username can only contain letters, numbers and '_' or '-'.");
        }
    }

    public static Metadata checked(Metadata metadata, JsonMapper mapper) {
        Map.of(
                        "public_metadata", metadata.publicMetadata(),
                        "private_metadata", metadata.privateMetadata(),
                        "unsafe_metadata", metadata.unsafeMetadata())
                .forEach((name, value) -> {
                    if (!value.isEmpty() && mapper.writeValueAsBytes(value).length > MAX_METADATA_BYTES) {
                        throw ClerkApiException.rejected(
                                422,
                                "form_param_exceeds_allowed_size",
                                "exceeds allowed size",
                                name,
                                name + " exceeds the maximum allowed size of 8KB.");
                    }
                });
        return metadata;
    }
}
