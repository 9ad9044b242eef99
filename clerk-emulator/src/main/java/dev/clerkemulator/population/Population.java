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

/** Fills an instance with people, and lets storms of changes go over some of them. */
public final class Population {
    private static final String CAMPUS = "campus.example";
    private static final String STORM = "storm.example";
    private static final int CHUNK = 1000;

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
     * Adds the first people of the row that belongs to the seed, without those who are here already.
     *
     * @return how many were added
     */
    public int seed(int count, long seed, boolean deliver) {
        People people = new People(seed, CAMPUS);
        Consumer<UserChange> listener = deliver ? events : change -> {};
        int added = 0;
        for (int start = 0; start < count; start += CHUNK) {
            List<User> chunk = IntStream.range(start, Math.min(count, start + CHUNK))
                    .mapToObj(people::at)
                    .toList();
            added += users.addMissing(chunk, listener);
        }
        return added;
    }

    /** What storms do: the changes happen at once and in order, the events about them leave in disorder. */
    public synchronized Storm storm(Storm.Wish wish) {
        List<Message> messages = new ArrayList<>();
        Consumer<UserChange> listener = change -> messages.add(events.message(change));
        SplittableRandom random = new SplittableRandom(wish.seed());
        People people = new People(wish.seed(), STORM);

        List<User> starting = IntStream.range(0, wish.users())
                .mapToObj(index -> people.at(index, time.instant()))
                .toList();
        if (users.addMissing(starting, listener) < starting.size()) {
            throw new IllegalStateException("A storm of this seed has been here before.");
        }
        List<String> alive = new ArrayList<>(starting.stream().map(User::id).toList());
        for (int i = 0; i < wish.changes() && !alive.isEmpty(); i++) {
            change(i, wish, people, alive, random, listener);
        }

        List<Message> sent = disordered(messages, wish, random);
        Storm storm = new Storm(
                wish,
                starting.stream()
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
            Storm.Wish wish,
            People people,
            List<String> alive,
            SplittableRandom random,
            Consumer<UserChange> listener) {
        int which = random.nextInt(alive.size());
        String id = alive.get(which);
        if (random.nextDouble() < wish.deletions()) {
            users.remove(id, listener);
            alive.remove(which);
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> users.change(id, emailAddress(people.emailAddress(index, "-new")), listener);
            case 1 -> {
                String other = alive.get(random.nextInt(alive.size()));
                takeOver(id, other, people.emailAddress(index, "-left"), listener);
            }
            default -> {
                String firstName = People.firstName(random);
                String lastName = People.lastName(random);
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

    /** One user gives an address up, another one takes it. */
    private void takeOver(String id, String formerId, String replacement, Consumer<UserChange> listener) {
        Optional<String> coveted = users.find(formerId)
                .flatMap(former -> former.emailAddresses().primary())
                .map(Identification::value);
        if (coveted.isEmpty() || id.equals(formerId)) {
            users.change(id, emailAddress(replacement), listener);
            return;
        }
        users.change(formerId, emailAddress(replacement), listener);
        users.change(id, emailAddress(coveted.get()), listener);
    }

    private UnaryOperator<User> emailAddress(String value) {
        return user -> user.with(
                Identification.Kind.EMAIL_ADDRESS,
                Identifications.startingWith(List.of(Identification.added(value, true, time.instant()))));
    }

    private record Placed(double position, Message message) {}

    private static List<Message> disordered(List<Message> messages, Storm.Wish wish, SplittableRandom random) {
        double reach = wish.shuffle() * messages.size();
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            placed.add(new Placed(i + reach * random.nextDouble(), messages.get(i)));
            if (random.nextDouble() < wish.duplicates()) {
                placed.add(new Placed(i + reach * random.nextDouble(), messages.get(i)));
            }
        }
        return placed.stream()
                .sorted(Comparator.comparingDouble(Placed::position))
                .map(Placed::message)
                .toList();
    }
}
