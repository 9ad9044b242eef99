package dev.clerkemulator.backendapi;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.user.ContactFormats;
import dev.clerkemulator.user.Credentials;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
    private static final List<String> PLAIN_ATTRIBUTES = List.of(
            "locale",
            "delete_self_enabled",
            "create_organization_enabled",
            "create_organizations_limit",
            "bypass_client_trust",
            "locked");

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
        return UserObject.of(users.add(newUser(body, Ids.next("user_"))));
    }

    /** Creates a user from a body of Clerk's API, without storing it. */
    User newUser(ObjectNode body, String id) {
        Parameters parameters = new Parameters(body, mapper);
        Instant now = time.instant();
        User user = User.registered(
                        profile(parameters, new Profile(null, null, null, null, null)),
                        metadata(parameters, Metadata.NONE),
                        identifications(Identification.Kind.EMAIL_ADDRESS, "email_verified", parameters, now),
                        identifications(Identification.Kind.PHONE_NUMBER, "phone_verified", parameters, now),
                        false,
                        parameters.instant("created_at").orElse(now),
                        now)
                .withId(id);
        return withAttributes(user, parameters);
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
                user -> user.withMetadata(UserRules.checked(
                        user.metadata()
                                .merged(
                                        parameters.object("public_metadata", Map.of()),
                                        parameters.object("private_metadata", Map.of()),
                                        parameters.object("unsafe_metadata", Map.of())),
                        mapper)));
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

    @PostMapping("/ban")
    List<Map<String, @Nullable Object>> banAll(@RequestBody ObjectNode body) {
        return ids(body).stream().map(this::ban).toList();
    }

    @PostMapping("/unban")
    List<Map<String, @Nullable Object>> unbanAll(@RequestBody ObjectNode body) {
        return ids(body).stream().map(this::unban).toList();
    }

    @PostMapping("/{id}/lock")
    Map<String, @Nullable Object> lock(@PathVariable String id) {
        return changed(id, user -> user.with("locked", true));
    }

    @PostMapping("/{id}/unlock")
    Map<String, @Nullable Object> unlock(@PathVariable String id) {
        return changed(id, user -> user.with("locked", null));
    }

    /** Accepts any multipart body and does not store the image. */
    @PostMapping(path = "/{id}/profile_image", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Map<String, @Nullable Object> setImage(@PathVariable String id) {
        return changed(id, user -> withImage(user, "https://img.clerk.com/" + Ids.next("img_")));
    }

    @DeleteMapping("/{id}/profile_image")
    Map<String, @Nullable Object> deleteImage(@PathVariable String id) {
        return changed(id, user -> withImage(user, null));
    }

    @PostMapping("/{id}/verify_password")
    Map<String, Boolean> verifyPassword(@PathVariable String id, @RequestBody ObjectNode body) {
        String password = new Parameters(body, mapper).required("password");
        User user = existing(id);
        if (!user.passwordEnabled()) {
            throw ClerkApiException.rejected(
                    400,
                    "no_password_set",
                    "no password set",
                    "password",
                    "This user does not have a password set for their account");
        }
        if (!Credentials.isPassword(user, password)) {
            throw ClerkApiException.rejected(
                    422,
                    "incorrect_password",
                    "incorrect password",
                    "password",
                    "The provided password is incorrect. Please try again.");
        }
        return Map.of("verified", true);
    }

    @PostMapping("/{id}/remove_password")
    Map<String, @Nullable Object> removePassword(
            @PathVariable String id, @RequestBody(required = false) @Nullable ObjectNode body) {
        boolean signOut = new Parameters(body, mapper).flag("sign_out_of_other_sessions", false);
        Map<String, @Nullable Object> changed =
                changed(id, user -> Credentials.withPassword(user, null, time.instant()));
        if (signOut) {
            sessions.revokeAllOf(id);
        }
        return changed;
    }

    @PostMapping("/{id}/password/set_compromised")
    Map<String, @Nullable Object> setCompromised(
            @PathVariable String id, @RequestBody(required = false) @Nullable ObjectNode body) {
        boolean revoke = new Parameters(body, mapper).flag("revoke_all_sessions", false);
        Map<String, @Nullable Object> changed = changed(id, user -> user.with("_password_compromised", true));
        if (revoke) {
            sessions.revokeAllOf(id);
        }
        return changed;
    }

    @PostMapping("/{id}/password/unset_compromised")
    Map<String, @Nullable Object> unsetCompromised(@PathVariable String id) {
        return changed(id, user -> user.with("_password_compromised", null));
    }

    @PostMapping("/{id}/verify_totp")
    Map<String, Object> verifyTotp(@PathVariable String id, @RequestBody ObjectNode body) {
        String code = new Parameters(body, mapper).required("code");
        User user = existing(id);
        if (!hasSecondFactor(user)) {
            throw ClerkApiException.rejected(
                    400, "totp_not_enabled", "TOTP not enabled", "code", "The user has neither TOTP nor backup codes.");
        }
        boolean totp = Credentials.isTotp(user, code, time.instant());
        if (!totp && !Credentials.isBackupCode(user, code)) {
            throw ClerkApiException.rejected(422, "form_code_incorrect", "is incorrect", "code", "Incorrect code");
        }
        return Map.of("verified", true, "code_type", totp ? "totp" : "backup_code");
    }

    @DeleteMapping("/{id}/mfa")
    Map<String, String> disableMfa(@PathVariable String id) {
        return withoutFactors(id, Credentials.TOTP_SECRET, Credentials.BACKUP_CODES);
    }

    @DeleteMapping("/{id}/totp")
    Map<String, String> deleteTotp(@PathVariable String id) {
        return withoutFactors(id, Credentials.TOTP_SECRET);
    }

    @DeleteMapping("/{id}/backup_code")
    Map<String, String> deleteBackupCodes(@PathVariable String id) {
        return withoutFactors(id, Credentials.BACKUP_CODES);
    }

    /** Always empty: the emulator has no organizations. */
    @GetMapping({"/{id}/organization_memberships", "/{id}/organization_invitations", "/{id}/trusted_devices"})
    Map<String, Object> none(@PathVariable String id) {
        existing(id);
        return Map.of("data", List.of(), "total_count", 0);
    }

    /** Always empty: no user has an external account. */
    @GetMapping("/{id}/oauth_access_tokens/{provider}")
    List<Object> oauthAccessTokens(@PathVariable String id, @PathVariable String provider) {
        existing(id);
        return List.of();
    }

    /** Always refused: no user has a passkey, wallet, external account or trusted device. */
    @DeleteMapping({
        "/{id}/passkeys/{other}",
        "/{id}/web3_wallets/{other}",
        "/{id}/external_accounts/{other}",
        "/{id}/trusted_devices/{other}"
    })
    void deleteAbsent(@PathVariable String id, @PathVariable String other) {
        existing(id);
        throw ClerkApiException.notFound("resource", other);
    }

    @PutMapping("/{id}/email_address")
    Map<String, @Nullable Object> replaceEmailAddress(@PathVariable String id, @RequestBody ObjectNode body) {
        return replace(Identification.Kind.EMAIL_ADDRESS, id, body);
    }

    @PutMapping("/{id}/phone_number")
    Map<String, @Nullable Object> replacePhoneNumber(@PathVariable String id, @RequestBody ObjectNode body) {
        return replace(Identification.Kind.PHONE_NUMBER, id, body);
    }

    private Map<String, @Nullable Object> replace(Identification.Kind kind, String id, ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        String value = ContactFormats.checked(kind, parameters.required(ContactFormats.parameter(kind)));
        String status = parameters.textOr("identification_status", "verified");
        Identification added = Identification.added(value, !"unverified".equals(status), time.instant());
        changed(id, user -> user.with(kind, new Identifications(List.of(added), added.id())));
        return UserObject.identification(kind, added);
    }

    private Map<String, String> withoutFactors(String id, String... factors) {
        changed(id, user -> {
            User changed = user;
            for (String factor : factors) {
                changed = changed.with(factor, null);
            }
            return hasSecondFactor(user) && !hasSecondFactor(changed)
                    ? changed.with("mfa_disabled_at", time.instant().toEpochMilli())
                    : changed;
        });
        return Map.of("user_id", id);
    }

    private static User withImage(User user, @Nullable String url) {
        Profile before = user.profile();
        return user.withProfile(
                new Profile(before.externalId(), before.username(), before.firstName(), before.lastName(), url));
    }

    private List<String> ids(ObjectNode body) {
        List<String> ids = new Parameters(body, mapper).texts("user_ids");
        ids.forEach(this::existing);
        return ids;
    }

    private User existing(String id) {
        return users.find(id).orElseThrow(() -> ClerkApiException.notFound("user", id));
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

    private User changed(User user, Parameters parameters) {
        User changed = user.withProfile(profile(parameters, user.profile()))
                .withMetadata(metadata(parameters, user.metadata()));
        for (Identification.Kind kind : Identification.Kind.values()) {
            changed = changed.with(kind, withPrimary(kind, changed.identifications(kind), parameters));
        }
        if (parameters.has("created_at")) {
            changed = changed.withCreatedAt(parameters.instant("created_at").orElse(changed.createdAt()));
        }
        return withAttributes(changed, parameters);
    }

    /** Sets the members that have no rules of their own, the password and the second factors. */
    private User withAttributes(User user, Parameters parameters) {
        User changed = user;
        for (String name : PLAIN_ATTRIBUTES) {
            if (parameters.has(name)) {
                changed = changed.with(name, parameters.any(name));
            }
        }
        if (parameters.has("legal_accepted_at")) {
            changed = changed.with(
                    "legal_accepted_at",
                    parameters
                            .instant("legal_accepted_at")
                            .map(Instant::toEpochMilli)
                            .orElse(null));
        }
        if (parameters.flag("banned", false)) {
            changed = changed.withBanned(true);
        }
        Instant now = time.instant();
        String password = parameters.textOr("password", null);
        if (password != null) {
            if (!parameters.flag("skip_password_checks", false)) {
                UserRules.checkPassword(password);
            }
            changed = Credentials.withPassword(changed, password, now);
        }
        if (parameters.textOr("password_digest", null) != null) {
            parameters.required("password_hasher");
            changed = changed.withPassword(true).with("password_last_updated_at", now.toEpochMilli());
        }
        boolean hadSecondFactor = hasSecondFactor(changed);
        String totpSecret = parameters.textOr("totp_secret", null);
        List<String> backupCodes = parameters.texts("backup_codes");
        changed = totpSecret == null ? changed : changed.with(Credentials.TOTP_SECRET, totpSecret);
        changed = backupCodes.isEmpty() ? changed : changed.with(Credentials.BACKUP_CODES, backupCodes);
        return !hadSecondFactor && hasSecondFactor(changed)
                ? changed.with("mfa_enabled_at", now.toEpochMilli()).with("mfa_disabled_at", null)
                : changed;
    }

    private static boolean hasSecondFactor(User user) {
        return user.attribute(Credentials.TOTP_SECRET) != null || user.attribute(Credentials.BACKUP_CODES) != null;
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
        if (parameters.has("username")) {
            UserRules.checkUsername(parameters.textOr("username", null));
        }
        return new Profile(
                parameters.textOr("external_id", before.externalId()),
                parameters.textOr("username", before.username()),
                parameters.textOr("first_name", before.firstName()),
                parameters.textOr("last_name", before.lastName()),
                parameters.textOr("image_url", before.imageUrl()));
    }

    private Metadata metadata(Parameters parameters, Metadata before) {
        return UserRules.checked(
                new Metadata(
                        parameters.object("public_metadata", before.publicMetadata()),
                        parameters.object("private_metadata", before.privateMetadata()),
                        parameters.object("unsafe_metadata", before.unsafeMetadata())),
                mapper);
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
                    instant("created_at_after"),
                    others());
        }

        private List<Predicate<User>> others() {
            List<Predicate<User>> others = new ArrayList<>();
            text("email_address_query", others, user -> values(user, Identification.Kind.EMAIL_ADDRESS));
            text("phone_number_query", others, user -> values(user, Identification.Kind.PHONE_NUMBER));
            text(
                    "username_query",
                    others,
                    user -> Stream.ofNullable(user.profile().username()));
            text("name_query", others, user -> Stream.of(name(user)));
            number("last_active_at_before")
                    .ifPresent(limit -> others.add(user -> isBefore(user, "last_active_at", limit)));
            number("last_active_at_after").ifPresent(limit -> others.add(user -> user.time("last_active_at") > limit));
            number("last_active_at_since").ifPresent(limit -> others.add(user -> user.time("last_active_at") >= limit));
            number("last_sign_in_at_before")
                    .ifPresent(limit -> others.add(user -> isBefore(user, "last_sign_in_at", limit)));
            number("last_sign_in_at_after")
                    .ifPresent(limit -> others.add(user -> user.time("last_sign_in_at") > limit));
            String banned = values.getFirst("banned");
            if (banned != null && !banned.isEmpty()) {
                others.add(user -> user.isBanned() == Boolean.parseBoolean(banned));
            }
            // No user has a wallet, an external account or a membership. A minus sign excludes an organization.
            boolean none = values.getFirst("provider") != null
                    || !all("web3_wallet").isEmpty()
                    || !all("provider_user_id").isEmpty()
                    || all("organization_id").stream().anyMatch(id -> !id.startsWith("-"));
            if (none) {
                others.add(_ -> false);
            }
            return others;
        }

        private void text(String name, List<Predicate<User>> others, Function<User, Stream<String>> texts) {
            String text = values.getFirst(name);
            if (text != null && !text.isEmpty()) {
                String wanted = text.toLowerCase(Locale.ROOT);
                others.add(user -> texts.apply(user)
                        .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted)));
            }
        }

        private static boolean isBefore(User user, String attribute, long limit) {
            return user.time(attribute) != 0 && user.time(attribute) < limit;
        }

        private static Stream<String> values(User user, Identification.Kind kind) {
            return user.identifications(kind).entries().stream().map(Identification::value);
        }

        private static String name(User user) {
            return Stream.of(user.profile().firstName(), user.profile().lastName())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
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
            if (offset() > 0) {
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
