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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores users in memory. Changes are serialized, and listeners are called in the order of the changes. Reads do not block. */
public final class Users {

    /** Sort key of the index by creation time, which avoids sorting all users for each page. */
    private record CreationKey(Instant createdAt, String id) {
        static final Comparator<CreationKey> ORDER =
                Comparator.comparing(CreationKey::createdAt).thenComparing(CreationKey::id);

        static CreationKey of(User user) {
            return new CreationKey(user.createdAt(), user.id());
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
    private final NavigableSet<CreationKey> byCreation = new ConcurrentSkipListSet<>(CreationKey.ORDER);

    public Users(InstantSource time, Consumer<UserChange> listener) {
        this.time = time;
        this.listener = listener;
    }

    public User add(User user) {
        return add(user, listener);
    }

    /** Adds the users whose id does not exist yet, and returns their number. */
    public synchronized int addMissing(List<User> users, Consumer<UserChange> changeListener) {
        List<User> missing =
                users.stream().filter(user -> !byId.containsKey(user.id())).toList();
        missing.forEach(user -> add(user, changeListener));
        return missing.size();
    }

    private synchronized User add(User user, Consumer<UserChange> changeListener) {
        put(user, null);
        changeListener.accept(new UserChange.Created(user, time.instant()));
        return user;
    }

    public Optional<User> change(String id, UnaryOperator<User> change) {
        return change(id, change, listener);
    }

    /** Changes a user and calls the given listener instead of the default one. */
    public synchronized Optional<User> change(
            String id, UnaryOperator<User> change, Consumer<UserChange> changeListener) {
        User before = byId.get(id);
        if (before == null) {
            return Optional.empty();
        }
        Instant now = time.instant();
        User after = change.apply(before).changedAt(now, before);
        put(after, before);
        changeListener.accept(new UserChange.Updated(after, after.updatedAt()));
        return Optional.of(after);
    }

    /** Changes attributes without an event and without a change of {@code updatedAt}. */
    public synchronized void annotate(String id, UnaryOperator<User> change) {
        byId.computeIfPresent(id, (key, user) -> change.apply(user));
    }

    public Optional<User> delete(String id) {
        return delete(id, listener);
    }

    /** Deletes a user and calls the given listener instead of the default one. */
    public synchronized Optional<User> delete(String id, Consumer<UserChange> changeListener) {
        User user = byId.remove(id);
        if (user == null) {
            return Optional.empty();
        }
        byCreation.remove(CreationKey.of(user));
        removeIdentifiers(user);
        Instant now = time.instant();
        Instant earliest = user.updatedAt().plusMillis(1);
        changeListener.accept(new UserChange.Deleted(user, now.isAfter(earliest) ? now : earliest));
        return Optional.of(user);
    }

    public Optional<User> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Finds the user with an e-mail address, a phone number or a username. */
    public Optional<User> findByIdentifier(String value) {
        return Stream.of("email_address", "phone_number", "username")
                .map(parameter -> owners.get(new Identifier(parameter, value.toLowerCase(Locale.ROOT))))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(this::find);
    }

    public Optional<User> ownerOf(String identificationId) {
        return Optional.ofNullable(ownersOfIdentifications.get(identificationId))
                .flatMap(this::find);
    }

    public List<User> list(UserQuery query, UserQuery.Order order, @Nullable String after, int offset, int limit) {
        Stream<User> candidates;
        if (order.by() == UserQuery.By.CREATED_AT && query.ids().isEmpty()) {
            candidates = byCreationTime(order.ascending(), after).filter(query::matches);
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
        return query.equals(UserQuery.ALL)
                ? byId.size()
                : candidates(query).filter(query::matches).count();
    }

    public synchronized List<User> all() {
        return byCreationTime(true, null).toList();
    }

    /** Adds stored users without calling the listener. */
    public synchronized void restore(Collection<User> users) {
        users.forEach(user -> put(user, null));
    }

    public synchronized void clear() {
        byId.clear();
        byCreation.clear();
        owners.clear();
        ownersOfIdentifications.clear();
    }

    /** Looks users up by id if the query contains ids, instead of scanning all users. */
    private Stream<User> candidates(UserQuery query) {
        return query.ids().isEmpty()
                ? byId.values().stream()
                : query.ids().stream().distinct().flatMap(id -> Stream.ofNullable(byId.get(id)));
    }

    private Stream<User> byCreationTime(boolean ascending, @Nullable String after) {
        NavigableSet<CreationKey> keys = ascending ? byCreation : byCreation.descendingSet();
        Optional<CreationKey> cursor =
                Optional.ofNullable(after).flatMap(this::find).map(CreationKey::of);
        return cursor.map(key -> keys.tailSet(key, false)).orElse(keys).stream()
                .flatMap(key -> Stream.ofNullable(byId.get(key.id())));
    }

    private void put(User user, @Nullable User before) {
        Set<Identifier> identifiers = new HashSet<>();
        Identifier.of(user).forEach(identifier -> {
            String owner = owners.get(identifier);
            boolean free = owner == null || owner.equals(user.id());
            if (!free || !identifiers.add(identifier)) {
                throw new IdentifierTakenException(identifier.parameter());
            }
        });
        if (before != null) {
            byCreation.remove(CreationKey.of(before));
            Identifier.of(before)
                    .filter(identifier -> !identifiers.contains(identifier))
                    .forEach(owners::remove);
            identifications(before)
                    .filter(entry -> identifications(user)
                            .noneMatch(remaining -> remaining.id().equals(entry.id())))
                    .forEach(entry -> ownersOfIdentifications.remove(entry.id()));
        }
        identifiers.forEach(identifier -> owners.put(identifier, user.id()));
        identifications(user).forEach(entry -> ownersOfIdentifications.put(entry.id(), user.id()));
        byId.put(user.id(), user);
        byCreation.add(CreationKey.of(user));
    }

    private void removeIdentifiers(User user) {
        Identifier.of(user).forEach(owners::remove);
        identifications(user).forEach(entry -> ownersOfIdentifications.remove(entry.id()));
    }

    private static Stream<Identification> identifications(User user) {
        return Stream.concat(user.emailAddresses().entries().stream(), user.phoneNumbers().entries().stream());
    }
}
