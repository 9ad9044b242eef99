package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.acceptance.campus.Campus;
import io.cucumber.spring.ScenarioScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Brings notices to CampusG, Clerk's own and others, and knows what CampusG made of them. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class NoticeDriver {

    private static final String STRANGERS_SECRET = "whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=";

    private static final int LARGEST_NOTICE = 1024 * 1024;

    private final Stage stage;
    private final CampusGDriver campusG;
    private final List<Notice> sent = new ArrayList<>();
    private @Nullable Answer answer;

    public NoticeDriver(Stage stage, CampusGDriver campusG) {
        this.stage = stage;
        this.campusG = campusG;
    }

    /** The notice is written, but not sent. */
    public void writeSignUp(Person person) {
        person.notices().add(signedUp(person));
    }

    public void tellOf(Person person) {
        tell(person.notices().isEmpty() ? signedUp(person) : person.notices().removeFirst());
    }

    public void hasToldEverythingOf(Person person, Cast cast) {
        person.becomes(ClerkDriver.withEverything(person, cast));
        hasToldOf(person);
    }

    public void hasToldOf(Person person) {
        tellOf(person);
        check(Verdict.APPLIED);
        campusG.look(person);
    }

    public void tellFromAnotherSchool(Person person) {
        tell(Notice.signedUp(person.atClerk(), "ins_anotherschool"));
    }

    /** A notice that was written, and waits for somebody to send it. */
    Notice writtenThatCalled(Person person, String firstName) {
        return kept(Notice.changed(person.becomes(person.atClerk().withFirstName(firstName)), instance()));
    }

    public void breakOffInTheMiddleOf(Person person) {
        tell(Notice.of("{\"object\":\"event\",\"type\":\"user.updated\",\"data\":{\"id\":\"" + person.clerkId()
                + "\",\"first_name\":\"" + Ids.next("Ada")));
        check(Verdict.PARKED);
    }

    public void tellOfDay(Person person, String day) {
        tell(Notice.changed(person.on(day), instance()));
    }

    public void tellOfSignUp(Person person) {
        tell(Notice.signedUp(person.on("Monday"), instance()));
    }

    public void hasToldOfDay(Person person, String day) {
        tellOfDay(person, day);
        check(Verdict.APPLIED);
        campusG.look(person);
    }

    public void tellThatCalled(Person person, String firstName) {
        tell(Notice.changed(person.becomes(person.atClerk().withFirstName(firstName)), instance()));
    }

    public void hasToldThatCalled(Person person, String firstName) {
        tellThatCalled(person, firstName);
        check(Verdict.APPLIED);
    }

    public void tellAsOf(Person person, String day) {
        tell(Notice.changed(person.becomes(person.atClerk(), Cast.day(day)), instance()));
    }

    public void tellThatGone(Person person) {
        tell(Notice.left(person.clerkId(), Instant.now(), instance()));
    }

    public void hasToldThatGone(Person person) {
        tellThatGone(person);
        check(Verdict.APPLIED);
    }

    /** Two notices of the same moment, to be sent in either order. */
    public void writeTwoOfTheSameMoment(Person person, String earlierName, String laterName, boolean laterInSeconds) {
        ClerkUser state = person.atClerk().asOf(Cast.day("Monday"));
        long written = state.updatedAt().toEpochMilli();
        long writtenLater = state.updatedAt().plusSeconds(2).toEpochMilli();
        person.notices().add(Notice.changed(state.withFirstName(earlierName), written, instance()));
        person.notices()
                .add(Notice.changed(
                        state.withFirstName(laterName),
                        laterInSeconds ? Math.ceilDiv(writtenLater, 1000) : writtenLater,
                        instance()));
    }

    public void sendTheTwo(Person person, boolean inOrder) {
        List<Notice> two = person.notices();
        (inOrder ? two : two.reversed()).forEach(notice -> {
            tell(notice);
            assertThat(answer().status()).as("%s", answer()).isEqualTo(200);
        });
    }

    public void tellOfMuchUnknown(Person person) {
        Map<String, @Nullable Object> data = person.atClerk().data();
        data.put("birthday", "1815-12-10");
        data.put("scim", Json.object("active", true, "groups", List.of(1, 2.5, "three")));
        data.put("timezone", null);
        data.remove("has_image");
        tell(Notice.of("user.created", data, person.atClerk().updatedAt().toEpochMilli(), instance()));
    }

    public void sendTheLastAgain() {
        deliver(SignedNotice.of(sent.getLast(), Campus.SECRET));
    }

    public void sendTheFirstAgain() {
        deliver(SignedNotice.of(sent.getFirst(), Campus.SECRET));
    }

    public void tellWithOldSecret(Person person) {
        deliver(SignedNotice.of(kept(signedUp(person)), Campus.OLD_SECRET));
    }

    public void hasToldWithOldSecret(Person person) {
        tellWithOldSecret(person);
        check(Verdict.APPLIED);
        campusG.look(person);
    }

    public void tellWithBothSecrets(Person person) {
        SignedNotice signed = SignedNotice.of(kept(signedUp(person)), Campus.SECRET);
        SignedNotice old = SignedNotice.of(sent.getLast(), Campus.OLD_SECRET);
        deliver(signed.with(
                SignedNotice.SIGNATURE, old.mark(SignedNotice.SIGNATURE) + " " + signed.mark(SignedNotice.SIGNATURE)));
    }

    /** A notice that only Clerk could have signed, which somebody else sends in another way. */
    public void sendUnusually(Person person, String firstName, String how) {
        Notice notice = kept(Notice.changed(
                person.atClerk()
                        .withFirstName(firstName)
                        .asOf(person.atClerk().updatedAt().plusSeconds(1)),
                instance()));
        deliver(marked(notice, how));
    }

    public void sendSigned(Person person, String firstName, Duration fromNow) {
        Notice notice = kept(Notice.changed(
                person.atClerk()
                        .withFirstName(firstName)
                        .asOf(person.atClerk().updatedAt().plusSeconds(1)),
                instance()));
        deliver(SignedNotice.of(notice, Campus.SECRET, Instant.now().plus(fromNow)));
    }

    private SignedNotice marked(Notice notice, String how) {
        SignedNotice genuine = SignedNotice.of(notice, Campus.SECRET);
        String id = SignedNotice.ID;
        String time = SignedNotice.TIME;
        String signature = SignedNotice.SIGNATURE;
        return switch (how) {
            case "without a signature" -> genuine.without(signature);
            case "without a number" -> genuine.without(id);
            case "without a time" -> genuine.without(time);
            case "without any of the three" -> genuine.without(id).without(time).without(signature);
            case "with half the marks of one kind, half of another" ->
                genuine.without(signature).plus(SignedNotice.otherName(signature), genuine.mark(signature));
            case "signed with a stranger's secret" -> SignedNotice.of(notice, STRANGERS_SECRET);
            case "signed, then altered" -> genuine.withBody(notice.body() + " ");
            case "with the signature of another notice" ->
                genuine.with(
                        signature,
                        SignedNotice.of(sent.getFirst(), Campus.SECRET).mark(signature));
            case "under a number other than the signed one" -> genuine.with(id, Ids.next("msg_"));
            case "at a time other than the signed one" ->
                genuine.with(time, Long.toString(Long.parseLong(genuine.mark(time)) - 1));
            case "with a signature of a kind that nobody knows" ->
                genuine.with(signature, genuine.mark(signature).replace("v1,", "v9,"));
            case "with a signature that is cut short" ->
                genuine.with(signature, genuine.mark(signature).substring(0, 40));
            case "with a time that is spelt oddly" -> signedOver(notice, notice.id(), "+" + genuine.mark(time));
            case "with a number that contains a dot" -> signedOver(notice, "msg.1", genuine.mark(time));
            case "with two signatures in two lines" -> genuine.plus(signature, genuine.mark(signature));
            case "signed 4 minutes ago" ->
                SignedNotice.of(notice, Campus.SECRET, Instant.now().minus(Duration.ofMinutes(4)));
            case "signed 4 minutes from now" ->
                SignedNotice.of(notice, Campus.SECRET, Instant.now().plus(Duration.ofMinutes(4)));
            case "with the marks of the other kind" -> genuine.underOtherNames();
            case "with the right signature among others" ->
                genuine.with(
                        signature,
                        "v1a,AAAA v1,%s %s v2,BBBB".formatted("A".repeat(43) + "=", genuine.mark(signature)));
            default -> throw new IllegalArgumentException(how);
        };
    }

    /** Signed rightly, but over an id or a time that no honest sender would use. */
    private static SignedNotice signedOver(Notice notice, String id, String time) {
        return new SignedNotice(
                List.of(
                        new SignedNotice.Mark(SignedNotice.ID, id),
                        new SignedNotice.Mark(SignedNotice.TIME, time),
                        new SignedNotice.Mark(
                                SignedNotice.SIGNATURE, Svix.sign(Campus.SECRET, id, time, notice.body()))),
                notice.body());
    }

    public void sendPuzzle(String how) {
        long now = Instant.now().toEpochMilli();
        String marker = Ids.next("puzzle_");
        Notice puzzle =
                switch (how) {
                    case "is no message at all" -> Notice.of("It is a fine day. " + marker);
                    case "breaks off in the middle" ->
                        Notice.of("{\"object\":\"event\",\"type\":\"user.updated\",\"data\":{\"id\":\"" + marker);
                    case "does not say what it is about" ->
                        Notice.of("{\"object\":\"event\",\"marker\":\"" + marker + "\"}");
                    case "tells of a change, but not of whom" ->
                        Notice.of(
                                "user.updated",
                                Json.object("object", "user", "first_name", marker, "updated_at", now),
                                now,
                                instance());
                    case "tells of a departure, but not whose" ->
                        Notice.of(
                                "user.deleted",
                                Json.object("object", "user", "slug", marker, "deleted", true),
                                now,
                                instance());
                    case "tells of a person by an odd name" ->
                        Notice.of(
                                "user.updated",
                                Json.object("object", "user", "id", 42, "first_name", marker, "updated_at", now),
                                now,
                                instance());
                    default -> throw new IllegalArgumentException(how);
                };
        tell(puzzle);
    }

    public void sendOfOtherThings(String what) {
        String type =
                switch (what) {
                    case "a session that began" -> "session.created";
                    case "a new organization" -> "organization.created";
                    case "an e-mail that was sent" -> "email.created";
                    default -> throw new IllegalArgumentException(what);
                };
        tell(Notice.of(
                type,
                Json.object("id", Ids.next("sess_"), "user_id", Ids.next("user_")),
                Instant.now().toEpochMilli(),
                instance()));
    }

    /** A notice that is refused before anybody asks whose it is. */
    public void sendUnfit(Person person, String how) {
        Notice notice = signedUp(person);
        answer = switch (how) {
            case "is larger than any notice of Clerk's" ->
                Courier.bring(stage.campusG(), SignedNotice.of(tooLarge(notice), Campus.SECRET));
            case "is larger still and does not say so" ->
                Courier.bringInPieces(stage.campusG(), SignedNotice.of(tooLarge(notice), Campus.SECRET));
            case "is a photograph" ->
                Courier.bringAs(stage.campusG(), SignedNotice.of(notice, Campus.SECRET), "image/jpeg");
            case "is a filled-in form" ->
                Courier.bringAs(
                        stage.campusG(), SignedNotice.of(notice, Campus.SECRET), "application/x-www-form-urlencoded");
            default -> throw new IllegalArgumentException(how);
        };
        campusG.answered(answer);
    }

    private static Notice tooLarge(Notice notice) {
        return notice.withBody(notice.body() + " ".repeat(LARGEST_NOTICE));
    }

    public void check(Verdict verdict) {
        verdict.check(answer());
    }

    /** The content of a notice that Clerk sent before the last one. */
    String bodyBeforeTheLast() {
        return sent.get(sent.size() - 2).body();
    }

    /** The content of the last notice, by which it can be found where it was kept. */
    String lastBody() {
        return sent.getLast().body();
    }

    void tell(Notice notice) {
        deliver(SignedNotice.of(kept(notice), Campus.SECRET));
    }

    private Notice kept(Notice notice) {
        sent.add(notice);
        return notice;
    }

    private void deliver(SignedNotice notice) {
        Tally before = Tally.of(stage.campusG());
        answer = before.verdict(Courier.bring(stage.campusG(), notice));
    }

    private Answer answer() {
        return requireNonNull(answer, "No notice has been sent yet");
    }

    private Notice signedUp(Person person) {
        return Notice.signedUp(person.atClerk(), instance());
    }

    private String instance() {
        return stage.clerk().instanceId();
    }
}
