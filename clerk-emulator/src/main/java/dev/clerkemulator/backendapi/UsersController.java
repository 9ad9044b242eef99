package dev.clerkemulator.backendapi;

import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.user.ContactFormats;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identifications;
import dev.clerkemulator.user.Metadata;
import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserObject;
import dev.clerkemulator.user.UserQuery;
import dev.clerkemulator.user.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Users of the Backend API. */
@RestController
@RequestMapping("/v1/users")
public final class UsersController {
    private final Users users;
    private final Sessions sessions;
    private final InstantSource time;
    private final JsonMapper mapper;

    UsersController(Users users, Sessions sessions, InstantSource time, JsonMapper mapper) {
        this.users = users;
        this.sessions = sessions;
        this.time = time;
        this.mapper = mapper;
    }

    record TotalCount(String object, long total_count) {}

    @PostMapping
    Map<String, @Nullable Object> create(@RequestBody ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        Instant now = time.instant();
        User user = User.registered(
                profile(parameters, new Profile(null, null, null, null, null)),
                metadata(parameters, Metadata.NONE),
                identifications(Identification.Kind.EMAIL_ADDRESS, "email_verified", parameters, now),
                identifications(Identification.Kind.PHONE_NUMBER, "phone_verified", parameters, now),
                parameters.has("password"),
                parameters.instant("created_at").orElse(now),
                now);
        return UserObject.of(users.add(user));
    }

    @GetMapping
    List<Map<String, @Nullable Object>> list(@RequestParam MultiValueMap<String, String> query) {
        ListParameters parameters = new ListParameters(query);
        String cursor = parameters.startingAfter();
        if (cursor != null && users.find(cursor).isEmpty()) {
            throw ClerkApiException.notFound("user", cursor);
        }
        return users
                .list(parameters.query(), parameters.order(), cursor, parameters.offset(), parameters.limit())
                .stream()
                .map(UserObject::of)
                .toList();
    }

    @GetMapping("/count")
    TotalCount count(@RequestParam MultiValueMap<String, String> query) {
        return new TotalCount("total_count", users.count(new ListParameters(query).query()));
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> get(@PathVariable String id) {
        return users.find(id).map(UserObject::of).orElseThrow(() -> ClerkApiException.notFound("user", id));
    }

    @PatchMapping("/{id}")
    Map<String, @Nullable Object> update(
            @PathVariable String id, @RequestBody(required = false) @Nullable ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        return changed(id, user -> changed(user, parameters));
    }

    @PatchMapping("/{id}/metadata")
    Map<String, @Nullable Object> mergeMetadata(
            @PathVariable String id, @RequestBody(required = false) @Nullable ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        return changed(
                id,
                user -> user.withMetadata(user.metadata()
                        .merged(
                                parameters.object("public_metadata", Map.of()),
                                parameters.object("private_metadata", Map.of()),
                                parameters.object("unsafe_metadata", Map.of()))));
    }

    @PutMapping("/{id}/metadata")
    Map<String, @Nullable Object> replaceMetadata(
            @PathVariable String id, @RequestBody(required = false) @Nullable ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        return changed(id, user -> user.withMetadata(metadata(parameters, user.metadata())));
    }

    /** Bans a user and revokes the sessions. */
    @PostMapping("/{id}/ban")
    Map<String, @Nullable Object> ban(@PathVariable String id) {
        Map<String, @Nullable Object> banned = changed(id, user -> user.withBanned(true));
        sessions.revokeAllOf(id);
        return banned;
    }

    @PostMapping("/{id}/unban")
    Map<String, @Nullable Object> unban(@PathVariable String id) {
        return changed(id, user -> user.withBanned(false));
    }

    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> delete(@PathVariable String id) {
        User user = users.delete(id).orElseThrow(() -> ClerkApiException.notFound("user", id));
        sessions.deleteAllOf(id);
        return UserObject.deleted(user);
    }

    private Map<String, @Nullable Object> changed(String id, UnaryOperator<User> change) {
        return users.change(id, change).map(UserObject::of).orElseThrow(() -> ClerkApiException.notFound("user", id));
    }

    private static User changed(User user, Parameters parameters) {
        User changed = user.withProfile(profile(parameters, user.profile()))
                .withMetadata(metadata(parameters, user.metadata()));
        for (Identification.Kind kind : Identification.Kind.values()) {
            changed = changed.with(kind, withPrimary(kind, changed.identifications(kind), parameters));
        }
        return parameters.has("password") ? changed.withPassword() : changed;
    }

    private static Identifications withPrimary(
            Identification.Kind kind, Identifications identifications, Parameters parameters) {
        String name = "primary_" + kind.name().toLowerCase(Locale.ROOT) + "_id";
        String primaryId = parameters.textOr(name, identifications.primaryId());
        boolean known = primaryId == null || identifications.find(primaryId).isPresent();
        if (!known) {
            throw ClerkApiException.notFound(kind.name().toLowerCase(Locale.ROOT), String.valueOf(primaryId));
        }
        return identifications.withPrimary(primaryId);
    }

    private static Profile profile(Parameters parameters, Profile before) {
        return new Profile(
                parameters.textOr("external_id", before.externalId()),
                parameters.textOr("username", before.username()),
                parameters.textOr("first_name", before.firstName()),
                parameters.textOr("last_name", before.lastName()),
                parameters.textOr("image_url", before.imageUrl()));
    }

    private static Metadata metadata(Parameters parameters, Metadata before) {
        return new Metadata(
                parameters.object("public_metadata", before.publicMetadata()),
                parameters.object("private_metadata", before.privateMetadata()),
                parameters.object("unsafe_metadata", before.unsafeMetadata()));
    }

    private static Identifications identifications(
            Identification.Kind kind, String verifiedParameter, Parameters parameters, Instant now) {
        boolean verified = parameters.flag(verifiedParameter, true);
        return Identifications.startingWith(parameters.texts(ContactFormats.parameter(kind)).stream()
                .map(value -> Identification.added(ContactFormats.checked(kind, value), verified, now))
                .toList());
    }

    /** The query parameters of a list. Names of repeated parameters may end with {@code []}. */
    private record ListParameters(MultiValueMap<String, String> values) {
        private static final int DEFAULT_LIMIT = 10;
        private static final int MAX_LIMIT = 500;
        private static final int MAX_IDS = 100;

        UserQuery query() {
            List<String> ids = all("user_id");
            if (ids.size() > MAX_IDS) {
                throw ClerkApiException.badParameter("user_id", "At most " + MAX_IDS + " ids are allowed.");
            }
            return new UserQuery(
                    ids,
                    all("email_address"),
                    all("phone_number"),
                    all("username"),
                    all("external_id"),
                    values.getFirst("query"),
                    instant("created_at_before"),
                    instant("created_at_after"));
        }

        UserQuery.Order order() {
            String text = values.getFirst("order_by");
            if (text == null || text.isEmpty()) {
                return UserQuery.Order.NEWEST_FIRST;
            }
            // A plus sign that is not percent-encoded is decoded as a space.
            boolean signed = "+- ".indexOf(text.charAt(0)) >= 0;
            String name = signed ? text.substring(1) : text;
            try {
                UserQuery.By by = UserQuery.By.valueOf(name.toUpperCase(Locale.ROOT));
                return new UserQuery.Order(by, text.charAt(0) != '-');
            } catch (IllegalArgumentException e) {
                throw ClerkApiException.badParameter("order_by", "Users cannot be ordered by " + name + ".");
            }
        }

        @Nullable String startingAfter() {
            String cursor = values.getFirst("starting_after");
            if (cursor == null || cursor.isEmpty()) {
                return null;
            }
            if (values.containsKey("offset")) {
                throw ClerkApiException.conflictingParameters("starting_after and offset are mutually exclusive.");
            }
            if (order().by() != UserQuery.By.CREATED_AT) {
                throw ClerkApiException.conflictingParameters("starting_after requires order_by created_at.");
            }
            return cursor;
        }

        int offset() {
            return Math.clamp(number("offset").orElse(0L), 0, Integer.MAX_VALUE);
        }

        /** Returns the default if the value is out of range, as Clerk does. */
        int limit() {
            long limit = number("limit").orElse((long) DEFAULT_LIMIT);
            return limit < 1 || limit > MAX_LIMIT ? DEFAULT_LIMIT : Math.toIntExact(limit);
        }

        private List<String> all(String name) {
            return Stream.of(name, name + "[]")
                    .flatMap(key -> values.getOrDefault(key, List.of()).stream())
                    .toList();
        }

        private @Nullable Instant instant(String name) {
            return number(name).map(Instant::ofEpochMilli).orElse(null);
        }

        private Optional<Long> number(String name) {
            String text = values.getFirst(name);
            if (text == null || text.isEmpty()) {
                return Optional.empty();
            }
            try {
                long number = Long.parseLong(text);
                if (number >= 0) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException e) {
                // Rejected below, like a negative number.
            }
            throw ClerkApiException.badParameter(name, name + " must be a non-negative integer.");
        }
    }
}
