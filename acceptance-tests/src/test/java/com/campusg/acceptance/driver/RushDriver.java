package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.acceptance.campus.Campus;
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

/** Brings many notices at once. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class RushDriver {

    private static final int AT_ONCE = 20;
    private static final int KINDS_OF_CHANGE = 5;
    private static final int ONE_IN_FIVE = 5;

    private final Stage stage;
    private final Cast cast;
    private final CampusGDriver campusG;
    private final Set<Person> crowd = new LinkedHashSet<>();
    private final Set<Person> gone = new LinkedHashSet<>();
    private final List<Answer> answers = new ArrayList<>();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    public RushDriver(Stage stage, Cast cast, CampusGDriver campusG) {
        this.stage = stage;
        this.cast = cast;
        this.campusG = campusG;
    }

    public void sendSignUp(Person person, int times) {
        sendAtOnce(Notice.signedUp(person.atClerk(), instance()).times(times));
    }

    public void changeName(Person person, int times) {
        crowd.add(person);
        person.notices().add(Notice.signedUp(person.atClerk(), instance()));
        for (int i = 1; i <= times; i++) {
            changed(person, person.atClerk().withFirstName(person.name() + " " + i));
        }
    }

    public void leave(Person person) {
        gone.add(person);
        person.notices()
                .add(Notice.left(person.clerkId(), person.atClerk().updatedAt().plusSeconds(1), instance()));
    }

    /** People who sign up and then change this and that, the seed being told in every failure. */
    public void manySignUpAndChange(int count, int changes) {
        for (int i = 0; i < count; i++) {
            Person person = cast.person("Student " + i);
            crowd.add(person);
            person.becomes(person.atClerk().withEmail(cast.own("student" + i + "@campus.edu"), true));
            person.notices().add(Notice.signedUp(person.atClerk(), instance()));
            for (int change = 1; change <= changes; change++) {
                changed(person, somehowChanged(person.atClerk(), change));
            }
        }
    }

    private ClerkUser somehowChanged(ClerkUser user, int change) {
        return switch (random.nextInt(KINDS_OF_CHANGE)) {
            case 0 -> user.withNames("First " + change, random.nextBoolean() ? null : "Last " + change);
            case 1 -> user.withNames(null, null);
            case 2 -> user.withUsername(random.nextBoolean() ? null : "user" + random.nextLong());
            case 3 -> user.withPhoneNumber(random.nextBoolean() ? null : "+1202555" + (1000 + change));
            default -> user.withEmails(user.emails(), random.nextBoolean() ? null : user.primaryEmailId());
        };
    }

    public void addressesMoveAndSomeLeave() {
        List<Person> people = List.copyOf(crowd);
        Person last = people.getLast();
        for (Person person : people) {
            String movedHere = last.atClerk().emails().getFirst().address();
            changed(person, person.atClerk().withEmail(movedHere, random.nextBoolean()));
            last = person;
        }
        for (int i = 0; i < people.size(); i += ONE_IN_FIVE) {
            leave(people.get(i));
        }
    }

    private void changed(Person person, ClerkUser state) {
        person.notices().add(Notice.changed(person.becomes(state), instance()));
    }

    public void sendAllInDisorder(int timesEach) {
        List<Notice> all = new ArrayList<>();
        crowd.forEach(person -> person.notices().forEach(notice -> all.addAll(notice.times(timesEach))));
        Collections.shuffle(all, random);
        sendAtOnce(all);
    }

    /** Ten strangers, each with a verified claim to the address. */
    void signUpAtOnce(List<Person> people) {
        sendAtOnce(people.stream()
                .map(person -> Notice.signedUp(person.atClerk(), instance()))
                .toList());
    }

    private void sendAtOnce(List<Notice> notices) {
        Instant now = Instant.now();
        Tally before = Tally.of(stage.campusG());
        List<Answer> told = new ArrayList<>();
        try (ExecutorService couriers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Answer>> errands = new ArrayList<>();
            notices.forEach(notice ->
                    errands.add(() -> Courier.bring(stage.campusG(), SignedNotice.of(notice, Campus.SECRET, now))));
            for (Future<Answer> errand : couriers.invokeAll(errands)) {
                told.add(errand.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A courier did not come back", e);
        }
        answers.addAll(before.verdicts(told));
    }

    public void actsOnOneOnly() {
        assertThat(answers.stream().filter(Verdict.APPLIED::isOf))
                .as("%s", answers)
                .hasSize(1);
        assertThat(answers.stream().filter(Verdict.DUPLICATE::isOf))
                .as("%s", answers)
                .hasSize(answers.size() - 1);
    }

    public void acceptsAll() {
        assertThat(answers)
                .as("seed %s", seed)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(Verdict.APPLIED.isOf(answer)
                                || Verdict.STALE.isOf(answer)
                                || Verdict.DUPLICATE.isOf(answer))
                        .as("%s", answer)
                        .isTrue());
    }

    public void everybodyIsShownAsAtClerk() {
        assertThat(crowd).as("seed %s", seed).isNotEmpty().allSatisfy(person -> {
            if (gone.contains(person)) {
                campusG.tellsThatGone(person);
            } else {
                campusG.showsAsAtClerk(person);
            }
        });
    }

    private String instance() {
        return stage.clerk().instanceId();
    }
}
