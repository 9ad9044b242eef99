package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.backendapi.UserRules;
import dev.clerkemulator.user.Metadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the forms of clerk-js, whose objects are JSON texts. */
final class FormFields {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private FormFields() {}

    /** Returns the given default if the field is absent, and null if it is empty. */
    static @Nullable String text(Map<String, String> form, String name, @Nullable String absent) {
        String text = form.get(name);
        return text == null ? absent : text.isEmpty() ? null : text;
    }

    static Metadata withUnsafeMetadata(Metadata before, Map<String, String> form, JsonMapper mapper) {
        String unsafe = form.get("unsafe_metadata");
        if (unsafe == null) {
            return before;
        }
        try {
            return UserRules.checked(
                    new Metadata(before.publicMetadata(), before.privateMetadata(), mapper.readValue(unsafe, OBJECT)),
                    mapper);
        } catch (JacksonException e) {
            throw ClerkApiException.badParameter("unsafe_metadata", "unsafe_metadata must be an object.");
        }
    }
}
