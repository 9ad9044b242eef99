package com.campusg.user.adapter.in.web;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.web.ProblemException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lookup of several users. The member has the type {@code Object}, so that each invalid element can be reported. */
@Schema(name = "Lookup")
record LookupRequest(
        @ArraySchema(
                arraySchema = @Schema(description = "Clerk user ids, up to 100"),
                maxItems = MAX_IDS,
                schema =
                        @Schema(
                                types = "string",
                                pattern = "^user_[A-Za-z0-9_-]{1,250}$",
                                example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e"))
        @Nullable Object clerkUserIds) {

    private static final String FIELD = "clerkUserIds";
    private static final int MAX_IDS = 100;

    /**
     * Returns the ids without duplicates, in the order of the request.
     *
     * @throws ProblemException if an id is invalid or there are too many
     */
    Set<ClerkUserId> ids() {
        if (!(clerkUserIds instanceof List<?> elements)) {
            throw ProblemException.invalidFields(Map.of(FIELD, "This must be a list of Clerk user ids."));
        }
        if (elements.size() > MAX_IDS) {
            throw ProblemException.invalidFields(Map.of(FIELD, "There may be at most " + MAX_IDS + " ids."));
        }
        Set<ClerkUserId> ids = new LinkedHashSet<>();
        Map<String, String> errors = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            Optional<ClerkUserId> id =
                    elements.get(i) instanceof String text ? ClerkUserId.parse(text) : Optional.empty();
            if (id.isPresent()) {
                ids.add(id.get());
            } else {
                errors.put(FIELD + "[" + i + "]", "A Clerk user id starts with user_.");
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidFields(errors);
        }
        return ids;
    }
}
