package dev.clerkemulator.user;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All users, in memory. Changes go one by one, so that the changes told are in the order in which they happened;
 * readers never wait.
 */
public final class Users {

    /** By creation: the order of a walk over all users, which must not sort them anew for each page. */
    private record Position(Instant createdAt, String id) {
        static final Comparator<Position> ORDER =
                Comparator.comparing(Position::createdAt).thenComparing(Position::id);

        static Position of(User user) {
            return new Position(user.createdAt(), user.id());
        }
    }

    private record Identifier(String parameter, String value) {
        static Stream<Identifier> of(User user) {
            Profile profile = user.profile();
            return Stream.of(
                            values("email_address", user.emailAddresses()),
                            values("phone_number", user.phoneNumbers()),
                            optional("username", profile.username()),
                            optional("external_id", profile.externalId()))
                    .flatMap(identifiers -> identifiers);
        }

        private static Stream<Identifier> values(String parameter, Identifications identifications) {
            return identifications.entries().stream()
                    .map(entry -> new Identifier(parameter, entry.value().toLowerCase(Locale.ROOT)));
        }

        private static Stream<Identifier> optional(String parameter, @Nullable String value) {
            return value == null
                    ? Stream.empty()
                    : Stream.of(new Identifier(parameter, value.toLowerCase(Locale.ROOT)));
        }
    }

    private final InstantSource time;
    private final Consumer<UserChange> listener;
    private final Map<String, User> byId = new ConcurrentHashMap<>();
    private final Map<Identifier, String> owners = new ConcurrentHashMap<>();
    private final Map<String, String> ownersOfIdentifications = new ConcurrentHashMap<>();
    private final NavigableSet<Position> byCreation = new ConcurrentSkipListSet<>(Position.ORDER);

    public Users(InstantSource time, Consumer<UserChange> listener) {
        this.time = time;
        this.listener = listener;
    }

    public User add(User user) {
        return add(user, listener);
    }

    /** Those whose id is known are left as they are; the number of the others is returned. */
    public synchronized int addMissing(List<User> users, Consumer<UserChange> told) {
        List<User> missing =
                users.stream().filter(user -> !byId.containsKey(user.id())).toList();
        missing.forEach(user -> add(user, told));
        return missing.size();
    }

    private synchronized User add(User user, Consumer<UserChange> told) {
        put(user, null);
        told.accept(new UserChange.Created(user, time.instant()));
        return user;
    }

    public Optional<User> change(String id, UnaryOperator<User> change) {
        return change(id, change, listener);
    }

    /** Tells another listener than usual. */
    public synchronized Optional<User> change(String id, UnaryOperator<User> change, Consumer<UserChange> told) {
        User before = byId.get(id);
        if (before == null) {
            return Optional.empty();
        }
        Instant now = time.instant();
        User after = change.apply(before).changedAt(now, before);
        put(after, before);
        told.accept(new UserChange.Updated(after, after.updatedAt()));
        return Optional.of(after);
    }

    public Optional<User> remove(String id) {
        return remove(id, listener);
    }

    /** Tells another listener than usual. */
    public synchronized Optional<User> remove(String id, Consumer<UserChange> told) {
        User user = byId.remove(id);
        if (user == null) {
            return Optional.empty();
        }
        byCreation.remove(Position.of(user));
        forget(user);
        Instant now = time.instant();
        Instant afterTheLastChange = user.updatedAt().plusMillis(1);
        told.accept(new UserChange.Deleted(user, now.isAfter(afterTheLastChange) ? now : afterTheLastChange));
        return Optional.of(user);
    }

    public Optional<User> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<User> ownerOf(String identificationId) {
        return Optional.ofNullable(ownersOfIdentifications.get(identificationId))
                .flatMap(this::find);
    }

    public List<User> list(UserQuery query, UserQuery.Order order, @Nullable String after, int offset, int limit) {
        Stream<User> candidates;
        if (order.by() == UserQuery.By.CREATED_AT && query.ids().isEmpty()) {
            candidates = inOrderOfCreation(order.ascending(), after).filter(query::matches);
        } else {
            candidates = candidates(query).filter(query::matches).sorted(order.comparator());
            Optional<User> cursor = Optional.ofNullable(after).flatMap(this::find);
            if (cursor.isPresent()) {
                candidates = candidates.filter(user -> order.comparator().compare(user, cursor.get()) > 0);
            }
        }
        return candidates.skip(offset).limit(limit).toList();
    }

    public long count(UserQuery query) {
        return query.equals(UserQuery.EVERYONE)
                ? byId.size()
                : candidates(query).filter(query::matches).count();
    }

    public synchronized List<User> all() {
        return inOrderOfCreation(true, null).toList();
    }

    /** Takes users over as they are: nobody is told. */
    public synchronized void restore(Collection<User> users) {
        users.forEach(user -> put(user, null));
    }

    public synchronized void clear() {
        byId.clear();
        byCreation.clear();
        owners.clear();
        ownersOfIdentifications.clear();
    }

    /** Whoever asks for a hundred ids does not wait for a look at a hundred thousand users. */
    private Stream<User> candidates(UserQuery query) {
        return query.ids().isEmpty()
                ? byId.values().stream()
                : query.ids().stream().distinct().flatMap(id -> Stream.ofNullable(byId.get(id)));
    }

    private Stream<User> inOrderOfCreation(boolean ascending, @Nullable String after) {
        NavigableSet<Position> positions = ascending ? byCreation : byCreation.descendingSet();
        Optional<Position> cursor =
                Optional.ofNullable(after).flatMap(this::find).map(Position::of);
        return cursor.map(position -> positions.tailSet(position, false)).orElse(positions).stream()
                .flatMap(position -> Stream.ofNullable(byId.get(position.id())));
    }

    private void put(User user, @Nullable User before) {
        Set<Identifier> identifiers = new HashSet<>();
        Identifier.of(user).forEach(identifier -> {
            String owner = owners.get(identifier);
            boolean free = owner == null || owner.equals(user.id());
            if (!free || !identifiers.add(identifier)) {
                throw new IdentifierTaken(identifier.parameter());
            }
        });
        if (before != null) {
            Identifier.of(before)
                    .filter(identifier -> !identifiers.contains(identifier))
                    .forEach(owners::remove);
            identifications(before)
                    .filter(entry ->
                            identifications(user).noneMatch(kept -> kept.id().equals(entry.id())))
                    .forEach(entry -> ownersOfIdentifications.remove(entry.id()));
        }
        identifiers.forEach(identifier -> owners.put(identifier, user.id()));
        identifications(user).forEach(entry -> ownersOfIdentifications.put(entry.id(), user.id()));
        byId.put(user.id(), user);
        byCreation.add(Position.of(user));
    }

    private void forget(User user) {
        Identifier.of(user).forEach(owners::remove);
        identifications(user).forEach(entry -> ownersOfIdentifications.remove(entry.id()));
    }

    private static Stream<Identification> identifications(User user) {
        return Stream.concat(user.emailAddresses().entries().stream(), user.phoneNumbers().entries().stream());
    }
}
