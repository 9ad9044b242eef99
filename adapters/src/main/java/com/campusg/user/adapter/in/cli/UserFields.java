package com.campusg.user.adapter.in.cli;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a user by name, as in the response of {@code /me} and in the same order. */
final class UserFields {

    static final String USER_ID = "userId";
    static final String CLERK_USER_ID = "clerkUserId";
    static final String EMAIL = "email";
    static final String FIRST_NAME = "firstName";
    static final String LAST_NAME = "lastName";
    static final String UPDATED_AT = "updatedAt";

    private UserFields() {}

    static Map<String, @Nullable Object> of(User user) {
        ClerkIdentity identity = user.identity();
        Profile profile = user.profile();
        EmailAddress email = profile.email();
        Revision revision = identity == null ? null : identity.revision();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(USER_ID, user.id().value());
        fields.put(
                CLERK_USER_ID, identity == null ? null : identity.clerkUserId().value());
        fields.put(EMAIL, email == null ? null : email.value());
        fields.put("emailVerified", email != null && email.verified());
        fields.put("username", profile.username());
        fields.put(FIRST_NAME, profile.firstName());
        fields.put(LAST_NAME, profile.lastName());
        fields.put("phoneNumber", profile.phoneNumber());
        fields.put("imageUrl", profile.imageUrl());
        fields.put("customerRating", user.ratings().asCustomer().average());
        fields.put("customerRatingCount", user.ratings().asCustomer().count());
        fields.put("runnerRating", user.ratings().asRunner().average());
        fields.put("runnerRatingCount", user.ratings().asRunner().count());
        fields.put("banned", profile.banned());
        fields.put("createdAt", text(user.createdAt()));
        fields.put(UPDATED_AT, text(user.updatedAt()));
        fields.put("clerkUpdatedAt", revision == null ? null : text(revision.updatedAt()));
        fields.put("deletedAt", text(user.deletedAt()));
        fields.put("version", user.version());
        return fields;
    }

    static List<Map<String, @Nullable Object>> ofEach(List<User> users) {
        List<Map<String, @Nullable Object>> fields = new ArrayList<>();
        users.forEach(user -> fields.add(of(user)));
        return fields;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
