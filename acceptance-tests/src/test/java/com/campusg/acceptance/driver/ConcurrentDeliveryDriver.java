package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.environment.TestEnvironment;
import io.cucumber.spring.ScenarioScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Sends many deliveries concurrently. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class ConcurrentDeliveryDriver {

    private static final int CONCURRENCY = 20;
    private static final int KINDS_OF_CHANGE = 5;
    /** Every fifth user is deleted. */
    private static final int DELETION_INTERVAL = 5;

    private final ScenarioContext context;
    private final ScenarioUsers users;
    private final CampusGDriver campusG;
    private final Set<Person> people = new LinkedHashSet<>();
    private final Set<Person> deletedPeople = new LinkedHashSet<>();
    private final List<Response> responses = new ArrayList<>();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    public ConcurrentDeliveryDriver(ScenarioContext context, ScenarioUsers users, CampusGDriver campusG) {
        this.context = context;
        this.users = users;
        this.campusG = campusG;
    }

    public void sendSignUp(Person person, int times) {
        sendConcurrently(Delivery.created(person.atClerk(), instance()).times(times));
    }

    public void changeName(Person person, int times) {
        people.add(person);
        person.deliveries().add(Delivery.created(person.atClerk(), instance()));
        for (int i = 1; i <= times; i++) {
            changed(person, person.atClerk().withFirstName(person.name() + " " + i));
        }
    }

    public void delete(Person person) {
        deletedPeople.add(person);
        person.deliveries()
                .add(Delivery.deleted(
                        person.clerkId(), person.atClerk().updatedAt().plusSeconds(1), instance()));
    }

    /** Users who sign up and then make random changes. Failure messages contain the seed. */
    public void signUpAndChange(int count, int changes) {
        for (int i = 0; i < count; i++) {
            Person person = users.person("Student " + i);
            people.add(person);
            person.becomes(person.atClerk().withEmail(users.unique("student" + i + "@campus.edu"), true));
            person.deliveries().add(Delivery.created(person.atClerk(), instance()));
            for (int change = 1; change <= changes; change++) {
                changed(person, randomlyChanged(person.atClerk(), change));
            }
        }
    }

    private ClerkUser randomlyChanged(ClerkUser user, int change) {
        return switch (random.nextInt(KINDS_OF_CHANGE)) {
            case 0 -> user.withNames("First " + change, random.nextBoolean() ? null : "Last " + change);
            case 1 -> user.withNames(null, null);
            case 2 -> user.withUsername(random.nextBoolean() ? null : "user" + random.nextLong());
            case 3 -> user.withPhoneNumber(random.nextBoolean() ? null : "+1202555" + (1000 + change));
            default -> user.withEmails(user.emails(), random.nextBoolean() ? null : user.primaryEmailId());
        };
    }

    public void exchangeAddressesAndDeleteSome() {
        List<Person> all = List.copyOf(people);
        Person last = all.getLast();
        for (Person person : all) {
            String newAddress = last.atClerk().emails().getFirst().address();
            changed(person, person.atClerk().withEmail(newAddress, random.nextBoolean()));
            last = person;
        }
        for (int i = 0; i < all.size(); i += DELETION_INTERVAL) {
            delete(all.get(i));
        }
    }

    private void changed(Person person, ClerkUser state) {
        person.deliveries().add(Delivery.updated(person.becomes(state), instance()));
    }

    public void sendAllOutOfOrder(int timesEach) {
        List<Delivery> all = new ArrayList<>();
        people.forEach(person -> person.deliveries().forEach(delivery -> all.addAll(delivery.times(timesEach))));
        Collections.shuffle(all, random);
        sendConcurrently(all);
    }

    /** Sends the sign-ups of several users concurrently. */
    void signUpConcurrently(List<Person> newUsers) {
        sendConcurrently(newUsers.stream()
                .map(person -> Delivery.created(person.atClerk(), instance()))
                .toList());
    }

    private void sendConcurrently(List<Delivery> deliveries) {
        Instant now = Instant.now();
        DeliveryCounters before = DeliveryCounters.of(context.campusG());
        List<Response> received = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONCURRENCY)) {
            List<Callable<Response>> tasks = new ArrayList<>();
            deliveries.forEach(delivery -> tasks.add(() ->
                    DeliverySender.send(context.campusG(), SignedDelivery.of(delivery, TestEnvironment.SECRET, now))));
            for (Future<Response> task : senders.invokeAll(tasks)) {
                received.add(task.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A delivery could not be sent", e);
        }
        responses.addAll(before.outcomes(received));
    }

    public void appliedExactlyOne() {
        assertThat(responses.stream().filter(DeliveryOutcome.APPLIED::matches))
                .as("%s", responses)
                .hasSize(1);
        assertThat(responses.stream().filter(DeliveryOutcome.DUPLICATE::matches))
                .as("%s", responses)
                .hasSize(responses.size() - 1);
    }

    public void acceptedAll() {
        assertThat(responses)
                .as("seed %s", seed)
                .isNotEmpty()
                .allSatisfy(response -> assertThat(DeliveryOutcome.APPLIED.matches(response)
                                || DeliveryOutcome.STALE.matches(response)
                                || DeliveryOutcome.DUPLICATE.matches(response))
                        .as("%s", response)
                        .isTrue());
    }

    public void showsAllAsLastKnownToClerk() {
        assertThat(people).as("seed %s", seed).isNotEmpty().allSatisfy(person -> {
            if (deletedPeople.contains(person)) {
                campusG.tellsThatDeleted(person);
            } else {
                campusG.showsAsLastKnownToClerk(person);
            }
        });
    }

    private String instance() {
        return context.clerk().instanceId();
    }
}
