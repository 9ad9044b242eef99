package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cucumber.spring.ScenarioScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/**
 * Plays with Clerk's keys: on a Clerk whose moods touch nobody else, and on a CampusG that has just started, because
 * CampusG asks for keys again only so often.
 */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class KeysDriver {

    /** Twice as long as CampusG waits before it asks for keys again. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final ClerkDriver clerk;
    private final NoticeDriver notices;
    private final CampusGDriver campusG;
    private List<Answer> answers = List.of();
    private @Nullable String passFromBefore;
    private long keyRequestsBefore;

    public KeysDriver(Stage stage, ClerkDriver clerk, NoticeDriver notices, CampusGDriver campusG) {
        this.stage = stage;
        this.clerk = clerk;
        this.notices = notices;
        this.campusG = campusG;
    }

    public void startCampusGThatKnowsThem(Person person) {
        stage.changesClerk(stage.campus().moodyClerk());
        stage.movesTo(stage.database());
        notices.hasToldOf(person);
        passFromBefore = clerk.pass(person);
    }

    public void startCampusGThatIsToldTheKey(Person person) {
        stage.changesClerk(stage.campus().moodyClerk());
        String key = clerk.keyAsPem();
        clerk.keysOutOfReach(true);
        stage.movesTo(stage.database(), Map.of("CLERK_JWT_KEY", key));
        notices.tellOf(person);
        notices.check(Verdict.APPLIED);
    }

    public void startCampusGThatDoesNotKnowThem(Person person) {
        stage.changesClerk(stage.campus().moodyClerk());
        clerk.keysOutOfReach(true);
        stage.movesTo(stage.database());
        notices.tellOf(person);
        notices.check(Verdict.APPLIED);
    }

    public void getsInWithNewPass(Person person) {
        campusG.ask(person);
        campusG.letsIn(person);
    }

    public void getsInWithPassFromBefore(Person person) {
        campusG.answered(campusG.me(requireNonNull(passFromBefore)));
        campusG.letsIn(person);
    }

    public void cannotTellWhetherNewPassIsGood(Person person) {
        campusG.ask(person);
        campusG.answeredThatUnavailable("keys-unavailable");
    }

    public void getsInAsSoonAsPossible(Person person) {
        await().alias(person + " gets in")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .pollDelay(Duration.ZERO)
                .until(() -> campusG.me(clerk.pass(person)).status() == 200);
    }

    public void showPassesWithMadeUpKeys(Person person, int count) {
        keyRequestsBefore = clerk.keyRequests();
        answers = IntStream.range(0, count)
                .mapToObj(i -> campusG.me(clerk.withMadeUpKey(person)))
                .toList();
    }

    public void letNobodyIn() {
        assertThat(answers).isNotEmpty().allSatisfy(Refusal.KEY::check);
    }

    /** Once because of the passes, and once more if it happened to be time to look whether there are new keys. */
    public void askedHardlyMore() {
        assertThat(clerk.keyRequests() - keyRequestsBefore).isBetween(0L, 2L);
    }
}
