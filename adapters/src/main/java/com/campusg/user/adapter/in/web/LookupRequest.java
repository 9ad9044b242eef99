package com.campusg.user.adapter.in.web;

import com.campusg.user.domain.ClerkUserId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a service wants to know of. The member is whatever JSON has there, so that each part can be judged. */
@Schema(name = "Lookup")
record LookupRequest(
        @ArraySchema(
                arraySchema = @Schema(description = "Clerk's ids, up to 100"),
                maxItems = MOST,
                schema =
                        @Schema(
                                types = "string",
                                pattern = "^user_[A-Za-z0-9_-]{1,250}$",
                                example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e"))
        @Nullable Object clerkUserIds) {

    private static final String FIELD = "clerkUserIds";
    private static final int MOST = 100;

    /**
     * Each once, in the order in which they were asked for.
     *
     * @throws UserProblemException naming each that cannot be a Clerk user id, or because there are too many
     */
    Set<ClerkUserId> ids() {
        if (!(clerkUserIds instanceof List<?> wanted)) {
            throw UserProblemException.invalidFields(Map.of(FIELD, "This is a list of Clerk user ids."));
        }
        if (wanted.size() > MOST) {
            throw UserProblemException.invalidFields(Map.of(FIELD, "There may be 100 ids at most."));
        }
        Set<ClerkUserId> ids = new LinkedHashSet<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            Optional<ClerkUserId> id =
                    wanted.get(i) instanceof String text ? ClerkUserId.parse(text) : Optional.empty();
            if (id.isPresent()) {
                ids.add(id.get());
            } else {
                wrong.put(FIELD + "[" + i + "]", "A Clerk user id starts with user_.");
            }
        }
        if (!wrong.isEmpty()) {
            throw UserProblemException.invalidFields(wrong);
        }
        return ids;
    }
}
