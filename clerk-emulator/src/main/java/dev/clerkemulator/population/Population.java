package dev.clerkemulator.population;

import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.Message;
import dev.clerkemulator.delivery.UserEvents;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identifications;
import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserChange;
import dev.clerkemulator.user.Users;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Adds generated users to the instance, and runs storms of user changes. */
public final class Population {
    private static final String SEED_DOMAIN = "campus.example";
    private static final String STORM_DOMAIN = "storm.example";
    private static final int BATCH_SIZE = 1000;

    private final Users users;
    private final UserEvents events;
    private final Deliveries deliveries;
    private final InstantSource time;
    private volatile Optional<Storm> lastStorm = Optional.empty();

    public Population(Users users, UserEvents events, Deliveries deliveries, InstantSource time) {
        this.users = users;
        this.events = events;
        this.deliveries = deliveries;
        this.time = time;
    }

    /**
     * Adds generated users, and skips those that exist already.
     *
     * @param deliver whether to publish {@code user.created} messages
     * @return the number of users that were added
     */
    public int seed(int count, long seed, boolean deliver) {
        UserGenerator generator = new UserGenerator(seed, SEED_DOMAIN);
        Consumer<UserChange> listener = deliver ? events : change -> {};
        int added = 0;
        for (int start = 0; start < count; start += BATCH_SIZE) {
            List<User> batch = IntStream.range(start, Math.min(count, start + BATCH_SIZE))
                    .mapToObj(generator::user)
                    .toList();
            added += users.addMissing(batch, listener);
        }
        return added;
    }

    /**
     * Makes random changes to generated users in order, and publishes their messages out of order.
     *
     * @throws IllegalStateException if the instance contains the users of this seed already
     */
    public synchronized Storm storm(Storm.Options options) {
        List<Message> messages = new ArrayList<>();
        Consumer<UserChange> listener = change -> messages.add(events.message(change));
        SplittableRandom random = new SplittableRandom(options.seed());
        UserGenerator generator = new UserGenerator(options.seed(), STORM_DOMAIN);

        List<User> initialUsers = IntStream.range(0, options.users())
                .mapToObj(index -> generator.user(index, time.instant()))
                .toList();
        if (users.addMissing(initialUsers, listener) < initialUsers.size()) {
            throw new IllegalStateException("The users of this seed exist already.");
        }
        List<String> activeIds =
                new ArrayList<>(initialUsers.stream().map(User::id).toList());
        for (int i = 0; i < options.changes() && !activeIds.isEmpty(); i++) {
            change(i, options, generator, activeIds, random, listener);
        }

        List<Message> sent = shuffled(messages, options, random);
        Storm storm = new Storm(
                options,
                initialUsers.stream()
                        .map(user -> Storm.Expectation.of(user.id(), users.find(user.id())))
                        .toList(),
                new LinkedHashSet<>(messages.stream().map(Message::id).toList()),
                sent.size());
        lastStorm = Optional.of(storm);
        sent.forEach(deliveries::publish);
        return storm;
    }

    public Optional<Storm> lastStorm() {
        return lastStorm;
    }

    public void clear() {
        lastStorm = Optional.empty();
    }

    private void change(
            int index,
            Storm.Options options,
            UserGenerator generator,
            List<String> activeIds,
            SplittableRandom random,
            Consumer<UserChange> listener) {
        int position = random.nextInt(activeIds.size());
        String id = activeIds.get(position);
        if (random.nextDouble() < options.deletions()) {
            users.delete(id, listener);
            activeIds.remove(position);
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> users.change(id, emailAddress(generator.emailAddress(index, "-new")), listener);
            case 1 -> {
                String other = activeIds.get(random.nextInt(activeIds.size()));
                moveEmailAddress(id, other, generator.emailAddress(index, "-left"), listener);
            }
            default -> {
                String firstName = UserGenerator.firstName(random);
                String lastName = UserGenerator.lastName(random);
                users.change(
                        id,
                        user -> user.withProfile(new Profile(
                                user.profile().externalId(),
                                user.profile().username(),
                                firstName,
                                lastName,
                                user.profile().imageUrl())),
                        listener);
            }
        }
    }

    /** Moves the primary e-mail address of another user to this user. */
    private void moveEmailAddress(String id, String ownerId, String replacement, Consumer<UserChange> listener) {
        Optional<String> address = users.find(ownerId)
                .flatMap(owner -> owner.emailAddresses().primary())
                .map(Identification::value);
        if (address.isEmpty() || id.equals(ownerId)) {
            users.change(id, emailAddress(replacement), listener);
            return;
        }
        users.change(ownerId, emailAddress(replacement), listener);
        users.change(id, emailAddress(address.get()), listener);
    }

    private UnaryOperator<User> emailAddress(String value) {
        return user -> user.with(
                Identification.Kind.EMAIL_ADDRESS,
                Identifications.startingWith(List.of(Identification.added(value, true, time.instant()))));
    }

    private record OrderedMessage(double position, Message message) {}

    private static List<Message> shuffled(List<Message> messages, Storm.Options options, SplittableRandom random) {
        double maxDelay = options.shuffle() * messages.size();
        List<OrderedMessage> ordered = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            ordered.add(new OrderedMessage(i + maxDelay * random.nextDouble(), messages.get(i)));
            if (random.nextDouble() < options.duplicates()) {
                ordered.add(new OrderedMessage(i + maxDelay * random.nextDouble(), messages.get(i)));
            }
        }
        return ordered.stream()
                .sorted(Comparator.comparingDouble(OrderedMessage::position))
                .map(OrderedMessage::message)
                .toList();
    }
}
