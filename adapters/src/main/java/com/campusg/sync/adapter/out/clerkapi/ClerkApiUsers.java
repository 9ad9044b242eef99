package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.sync.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriBuilder;

/**
 * The users of the instance to which the secret key belongs (<a
 * href="https://clerk.com/docs/reference/backend-api/tag/users/get/users">Clerk, list all users</a>).
 */
final class ClerkApiUsers implements ClerkUsers {

    private static final String USERS = "/v1/users";

    /** Clerk's maximum of {@code limit}. */
    static final int PAGE_SIZE = 500;

    /** Clerk's maximum of {@code user_id} parameters. */
    static final int MAX_IDS_PER_REQUEST = 100;

    /** Clerk's lists may lag behind changes, so this period is read again. */
    static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final Set<Integer> NOT_FOUND = Set.of(404);
    private static final Set<Integer> UNKNOWN_CURSOR = Set.of(404, 422);

    private final ClerkApi api;
    private final InstantSource clock;

    ClerkApiUsers(ClerkApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Reads the id of the signing keys, which is the id of the instance. */
    @Override
    public Optional<InstanceId> instance() {
        return read(
                get("/v1/jwks", UriBuilder::build),
                keys -> keys.required("keys")
                        .elements()
                        .flatMap(key -> key.optional("kid").stream())
                        .flatMap(kid -> kid.instanceId().stream())
                        .findFirst());
    }

    @Override
    public long count() {
        return read(
                get(USERS + "/count", UriBuilder::build),
                count -> count.required("total_count").number());
    }

    @Override
    public Optional<Instant> lastChange() {
        return newestFirst(0).stream()
                .map(Entry::snapshot)
                .filter(Objects::nonNull)
                .findFirst()
                .map(snapshot -> snapshot.revision().updatedAt());
    }

    /** Continues after the last user instead of at an offset, because large offsets are slow at Clerk. */
    @Override
    public Page all(Optional<Cursor> after) {
        Instant requestedAt = clock.instant();
        return after.isPresent()
                ? oldestFirstAfter(after.get(), requestedAt)
                : page(entries(get(USERS, list("+created_at", "offset", 0)), requestedAt));
    }

    /**
     * If the user of the cursor is deleted meanwhile, Clerk answers 404, 422 or with an empty list, like after the last user.
     * Then continues at the time of sign-up, so that users may be read twice.
     */
    private Page oldestFirstAfter(Cursor cursor, Instant requestedAt) {
        String id = cursor.clerkUserId().value();
        Optional<List<Entry>> after = api.get(USERS, list("+created_at", "starting_after", id), UNKNOWN_CURSOR)
                .map(list -> entries(list, requestedAt));
        if (after.isPresent() && !after.get().isEmpty()) {
            return page(after.get());
        }
        long signedUpAt = cursor.signedUpAt().toEpochMilli();
        List<Entry> since = entries(get(USERS, list("+created_at", "created_at_after", signedUpAt - 1)), requestedAt);
        boolean exists = since.stream().map(Entry::id).anyMatch(id::equals);
        if (after.isPresent() && exists) {
            return page(List.of());
        }
        Page page = page(since);
        return new Page(page.users(), page.skipped(), page.next().filter(next -> !next.equals(cursor)));
    }

    /**
     * Reads the users by {@code updated_at}, newest first, so that users who change meanwhile move to the front. Each page
     * begins with the last user of the previous one. If it contains no user of the previous page, users were deleted
     * meanwhile and the following ones moved up: then the page before it is read again.
     */
    @Override
    public void changedSince(Instant since, Consumer<Page> pages) {
        Instant from = since.minus(OVERLAP);
        Set<String> previous = Set.of();
        long offset = 0;
        while (true) {
            List<Entry> entries = newestFirst(offset);
            if (isGap(previous, entries, offset)) {
                offset = Math.max(0, offset - PAGE_SIZE);
                continue;
            }
            List<Entry> changed =
                    entries.stream().takeWhile(entry -> !entry.isBefore(from)).toList();
            deliver(changed, previous, pages);
            if (changed.size() < entries.size() || entries.size() <= 1) {
                return;
            }
            previous = ids(entries);
            offset += entries.size() - 1;
        }
    }

    private static boolean isGap(Set<String> previous, List<Entry> entries, long offset) {
        return offset > 0
                && !previous.isEmpty()
                && entries.stream().map(Entry::id).noneMatch(previous::contains);
    }

    private static void deliver(List<Entry> entries, Set<String> previous, Consumer<Page> pages) {
        List<Entry> added =
                entries.stream().filter(entry -> !previous.contains(entry.id())).toList();
        if (!added.isEmpty()) {
            pages.accept(page(added));
        }
    }

    private static Set<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).collect(Collectors.toUnmodifiableSet());
    }

    private List<Entry> newestFirst(long offset) {
        Instant requestedAt = clock.instant();
        return entries(get(USERS, list("-updated_at", "offset", offset)), requestedAt);
    }

    @Override
    public Set<ClerkUserId> missing(List<ClerkUserId> clerkUserIds) {
        Set<ClerkUserId> missing = new HashSet<>(clerkUserIds);
        clerkUserIds.stream()
                .gather(Gatherers.windowFixed(MAX_IDS_PER_REQUEST))
                .map(this::existing)
                .forEach(missing::removeAll);
        return missing;
    }

    private Set<ClerkUserId> existing(List<ClerkUserId> clerkUserIds) {
        return read(
                get(
                        USERS,
                        uri -> uri.queryParam("limit", PAGE_SIZE)
                                .queryParam(
                                        "user_id",
                                        clerkUserIds.stream()
                                                .map(ClerkUserId::value)
                                                .toList())
                                .build()),
                users -> users.elements()
                        .flatMap(user -> ClerkUserId.parse(Entry.id(user)).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Lookup find(ClerkUserId clerkUserId) {
        Instant requestedAt = clock.instant();
        return api.get(USERS + "/{id}", uri -> uri.build(clerkUserId.value()), NOT_FOUND)
                .map(user -> lookup(clerkUserId, new ClerkUserJson(user), requestedAt))
                .orElseGet(Lookup.NotFound::new);
    }

    private static Lookup lookup(ClerkUserId clerkUserId, ClerkUserJson user, Instant requestedAt) {
        try {
            return new Lookup.Found(user.snapshot(requestedAt));
        } catch (UnexpectedJsonException unexpected) {
            return new Lookup.Unreadable(new SkippedUser(clerkUserId.value(), unexpected.reason()));
        }
    }

    private static Function<UriBuilder, URI> list(String order, String start, Object value) {
        return uri -> uri.queryParam("limit", PAGE_SIZE)
                .queryParam("order_by", "{order}")
                .queryParam(start, value)
                .build(order);
    }

    private static List<Entry> entries(JsonReader list, Instant requestedAt) {
        return read(
                list,
                users -> users.elements()
                        .map(user -> Entry.of(user, requestedAt))
                        .toList());
    }

    private static Page page(List<Entry> entries) {
        List<Snapshot> users = new ArrayList<>();
        List<SkippedUser> skipped = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        for (Entry entry : entries) {
            if (entry.snapshot() != null) {
                users.add(entry.snapshot());
            } else {
                skipped.add(new SkippedUser(entry.id(), String.valueOf(entry.problem())));
            }
            if (entry.cursor() != null) {
                next = Optional.of(entry.cursor());
            }
        }
        return new Page(users, skipped, next);
    }

    private JsonReader get(String path, Function<UriBuilder, URI> uri) {
        return api.get(path, uri, NOT_FOUND)
                .orElseThrow(() -> new ClerkUnavailableException("Clerk's Backend API responded with status 404"));
    }

    private static <T> T read(JsonReader json, Function<JsonReader, T> reading) {
        try {
            return reading.apply(json);
        } catch (UnexpectedJsonException unexpected) {
            throw new ClerkUnavailableException(
                    "The answer of Clerk's Backend API cannot be read: " + unexpected.reason());
        }
    }

    /**
     * An entry of a list of users.
     *
     * @param id the member {@code id}, or a text that replaces it, to recognize the entry on the next page
     * @param cursor null if the id or the time of sign-up cannot be read
     * @param snapshot null if the user cannot be read
     * @param problem why the user cannot be read; null if it can
     */
    private record Entry(
            String id,
            @Nullable Cursor cursor,
            @Nullable Snapshot snapshot,
            @Nullable String problem) {

        static Entry of(JsonReader json, Instant requestedAt) {
            String id = id(json);
            ClerkUserJson user = new ClerkUserJson(json);
            Cursor cursor = null;
            try {
                cursor = new Cursor(user.id(), user.createdAt());
                return new Entry(id, cursor, user.snapshot(requestedAt), null);
            } catch (UnexpectedJsonException unexpected) {
                return new Entry(id, cursor, null, unexpected.reason());
            }
        }

        static String id(JsonReader json) {
            try {
                return json.required("id").text();
            } catch (UnexpectedJsonException unexpected) {
                return "(no id)";
            }
        }

        boolean isBefore(Instant from) {
            return snapshot != null && snapshot.revision().updatedAt().isBefore(from);
        }
    }
}
