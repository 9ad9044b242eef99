package com.campusg.sync.application;

import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Envelope;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All sequences, with repetitions, of events about two users, and the state in which each sequence has to end.
 *
 * @param suffix ends the Clerk user ids, so that several sequences can share a database
 */
public record ClerkEventSequences(String suffix) {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    /** The events. Those of one user are listed in the order in which they occur at Clerk. */
    public enum Kind {
        ADA_SIGNS_UP("ada", 1, 1, "Ada", "ada@campus.edu", false, false),
        ADA_VERIFIES_HER_ADDRESS("ada", 2, 2, "Ada", "ada@campus.edu", true, false),
        /** The same state again. */
        ADA_IS_SENT_AGAIN("ada", 2, 3, "Ada", "ada@campus.edu", true, false),
        /** Another state with the same {@code updated_at}. */
        ADA_IS_RENAMED_AT_THE_SAME_TIME("ada", 2, 4, "Augusta", "ada@campus.edu", true, false),
        ADA_GIVES_UP_HER_ADDRESS("ada", 5, 5, "Augusta", null, false, false),
        ADA_IS_BANNED("ada", 6, 6, "Augusta", null, false, true),
        ADA_IS_UNREADABLE("ada"),
        ADA_IS_DELETED("ada"),
        GRACE_SIGNS_UP("grace", 1, 1, "Grace", "grace@campus.edu", true, false),
        GRACE_TAKES_ADAS_ADDRESS("grace", 5, 5, "Grace", "ada@campus.edu", true, false),
        GRACE_IS_DELETED("grace");

        private final String user;
        private final int updatedAt;
        private final int sentAt;
        private final @Nullable String firstName;
        private final @Nullable String email;
        private final boolean verified;
        private final boolean banned;

        Kind(String user) {
            this(user, 0, 0, null, null, false, false);
        }

        /** @param updatedAt in milliseconds, like {@code sentAt} */
        Kind(
                String user,
                int updatedAt,
                int sentAt,
                @Nullable String firstName,
                @Nullable String email,
                boolean verified,
                boolean banned) {
            this.user = user;
            this.updatedAt = updatedAt;
            this.sentAt = sentAt;
            this.firstName = firstName;
            this.email = email;
            this.verified = verified;
            this.banned = banned;
        }

        /** Empty if the event has no state of the user. */
        private Stream<Snapshot> snapshot(ClerkUserId id) {
            if (firstName == null) {
                return Stream.empty();
            }
            EmailAddress address = email == null ? null : new EmailAddress(email, verified);
            return Stream.of(new Snapshot(
                    id,
                    new Profile(address, null, firstName, null, null, null, banned),
                    new Revision(START.plusMillis(updatedAt), START.plusMillis(sentAt))));
        }
    }

    /**
     * The state of one user.
     *
     * @param snapshot empty for a deleted user, and for one whose events are all unreadable
     * @param parked whether a delivery about the user is parked
     */
    public record EndState(ClerkUserId clerkUserId, boolean deleted, Optional<Snapshot> snapshot, boolean parked) {}

    /** The event with the Clerk user ids of these sequences. */
    public ClerkEvent event(Kind kind) {
        ClerkUserId id = clerkUserId(kind);
        return switch (kind) {
            case ADA_IS_UNREADABLE -> new ClerkEvent.Unreadable("no data.updated_at", id);
            case ADA_IS_DELETED, GRACE_IS_DELETED -> changed("user.deleted", new UserChange.Deleted(id));
            default ->
                changed(
                        "user.updated",
                        new UserChange.Updated(kind.snapshot(id).findFirst().orElseThrow()));
        };
    }

    private static ClerkEvent changed(String type, UserChange change) {
        return new ClerkEvent.UserChanged(new Envelope(type, null, START), change);
    }

    private ClerkUserId clerkUserId(Kind kind) {
        return new ClerkUserId("user_" + kind.user + suffix);
    }

    /**
     * The end states of the users of these events, whatever the order: a deletion is final, otherwise the newest revision wins.
     * An unreadable delivery stays parked unless its user is deleted.
     */
    public List<EndState> endStates(Collection<Kind> kinds) {
        return kinds.stream()
                .map(this::clerkUserId)
                .distinct()
                .sorted(Comparator.comparing(ClerkUserId::value))
                .map(id -> endState(
                        id,
                        kinds.stream()
                                .filter(kind -> clerkUserId(kind).equals(id))
                                .toList()))
                .toList();
    }

    private static EndState endState(ClerkUserId id, List<Kind> kinds) {
        if (kinds.contains(Kind.ADA_IS_DELETED) || kinds.contains(Kind.GRACE_IS_DELETED)) {
            return new EndState(id, true, Optional.empty(), false);
        }
        Optional<Snapshot> newest =
                kinds.stream().flatMap(kind -> kind.snapshot(id)).max(Comparator.comparing(Snapshot::revision));
        return new EndState(id, false, newest, kinds.contains(Kind.ADA_IS_UNREADABLE));
    }

    /** The end states of these users, in the order of their ids. */
    public static List<EndState> endStates(Collection<User> users, Set<ClerkUserId> parked) {
        Map<ClerkUserId, EndState> states = new TreeMap<>(Comparator.comparing(ClerkUserId::value));
        parked.forEach(id -> states.put(id, new EndState(id, false, Optional.empty(), true)));
        for (User user : users) {
            ClerkIdentity identity = Objects.requireNonNull(user.identity());
            ClerkUserId id = identity.clerkUserId();
            Optional<Snapshot> snapshot = user.isDeleted()
                    ? Optional.empty()
                    : Optional.of(new Snapshot(id, user.profile(), Objects.requireNonNull(identity.revision())));
            states.put(id, new EndState(id, user.isDeleted(), snapshot, parked.contains(id)));
        }
        return List.copyOf(states.values());
    }

    /** Calls the consumer with all sequences of this length. */
    public static void forEach(int length, Consumer<List<Kind>> consumer) {
        Kind[] kinds = Kind.values();
        int[] digits = new int[length];
        while (true) {
            consumer.accept(IntStream.of(digits).mapToObj(digit -> kinds[digit]).toList());
            int last = length - 1;
            while (last >= 0 && ++digits[last] == kinds.length) {
                digits[last--] = 0;
            }
            if (last < 0) {
                return;
            }
        }
    }
}
