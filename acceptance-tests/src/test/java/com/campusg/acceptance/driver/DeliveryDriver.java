package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.environment.Svix;
import com.campusg.testing.environment.TestEnvironment;
import io.cucumber.spring.ScenarioScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Sends deliveries to CampusG, signed by Clerk or forged, and checks their outcome. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class DeliveryDriver {

    private static final String FOREIGN_SECRET = "whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=";

    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final ScenarioContext context;
    private final CampusGDriver campusG;
    private final List<Delivery> sent = new ArrayList<>();
    private @Nullable Response response;

    public DeliveryDriver(ScenarioContext context, CampusGDriver campusG) {
        this.context = context;
        this.campusG = campusG;
    }

    /** Creates the delivery without sending it. */
    public void prepareSignUp(Person person) {
        person.deliveries().add(created(person));
    }

    public void deliverSignUp(Person person) {
        send(
                person.deliveries().isEmpty()
                        ? created(person)
                        : person.deliveries().removeFirst());
    }

    public void hasDeliveredCompleteProfileOf(Person person, ScenarioUsers users) {
        person.becomes(ClerkDriver.withCompleteProfile(person, users));
        hasDeliveredSignUp(person);
    }

    public void hasDeliveredSignUp(Person person) {
        deliverSignUp(person);
        check(DeliveryOutcome.APPLIED);
        campusG.rememberProfile(person);
    }

    public void deliverFromAnotherInstance(Person person) {
        send(Delivery.created(person.atClerk(), "ins_anotherschool"));
    }

    /** A delivery that the scenario sends later. */
    Delivery preparedChangeOfFirstName(Person person, String firstName) {
        return recorded(Delivery.updated(person.becomes(person.atClerk().withFirstName(firstName)), instance()));
    }

    public void parkTruncatedDeliveryAbout(Person person) {
        send(Delivery.of("{\"object\":\"event\",\"type\":\"user.updated\",\"data\":{\"id\":\"" + person.clerkId()
                + "\",\"first_name\":\"" + Ids.next("Ada")));
        check(DeliveryOutcome.PARKED);
    }

    public void deliverChangeOf(Person person, String day) {
        send(Delivery.updated(person.on(day), instance()));
    }

    public void deliverSignUpOfMonday(Person person) {
        send(Delivery.created(person.on("Monday"), instance()));
    }

    public void hasDeliveredChangeOf(Person person, String day) {
        deliverChangeOf(person, day);
        check(DeliveryOutcome.APPLIED);
        campusG.rememberProfile(person);
    }

    public void deliverChangeOfFirstName(Person person, String firstName) {
        send(Delivery.updated(person.becomes(person.atClerk().withFirstName(firstName)), instance()));
    }

    public void hasDeliveredChangeOfFirstName(Person person, String firstName) {
        deliverChangeOfFirstName(person, firstName);
        check(DeliveryOutcome.APPLIED);
    }

    public void deliverProfileAsOf(Person person, String day) {
        send(Delivery.updated(person.becomes(person.atClerk(), ScenarioUsers.day(day)), instance()));
    }

    public void deliverDeletion(Person person) {
        send(Delivery.deleted(person.clerkId(), Instant.now(), instance()));
    }

    public void hasDeliveredDeletion(Person person) {
        deliverDeletion(person);
        check(DeliveryOutcome.APPLIED);
    }

    /** Creates two deliveries with the same update time, to be sent in either order. */
    public void prepareTwoOfTheSameTime(Person person, String earlierName, String laterName, boolean laterInSeconds) {
        ClerkUser state = person.atClerk().asOf(ScenarioUsers.day("Monday"));
        long eventTime = state.updatedAt().toEpochMilli();
        long laterEventTime = state.updatedAt().plusSeconds(2).toEpochMilli();
        person.deliveries().add(Delivery.updated(state.withFirstName(earlierName), eventTime, instance()));
        person.deliveries()
                .add(Delivery.updated(
                        state.withFirstName(laterName),
                        laterInSeconds ? Math.ceilDiv(laterEventTime, 1000) : laterEventTime,
                        instance()));
    }

    public void sendBoth(Person person, boolean inOrder) {
        List<Delivery> two = person.deliveries();
        (inOrder ? two : two.reversed()).forEach(delivery -> {
            send(delivery);
            assertThat(response().status()).as("%s", response()).isEqualTo(200);
        });
    }

    public void deliverSignUpWithUnknownFields(Person person) {
        Map<String, @Nullable Object> data = person.atClerk().data();
        data.put("birthday", "1815-12-10");
        data.put("scim", Json.object("active", true, "groups", List.of(1, 2.5, "three")));
        data.put("timezone", null);
        data.remove("has_image");
        send(Delivery.of("user.created", data, person.atClerk().updatedAt().toEpochMilli(), instance()));
    }

    public void resendLast() {
        sendSigned(SignedDelivery.of(sent.getLast(), TestEnvironment.SECRET));
    }

    public void resendFirst() {
        sendSigned(SignedDelivery.of(sent.getFirst(), TestEnvironment.SECRET));
    }

    public void deliverWithOldSecret(Person person) {
        sendSigned(SignedDelivery.of(recorded(created(person)), TestEnvironment.OLD_SECRET));
    }

    public void hasDeliveredWithOldSecret(Person person) {
        deliverWithOldSecret(person);
        check(DeliveryOutcome.APPLIED);
        campusG.rememberProfile(person);
    }

    public void deliverWithBothSecrets(Person person) {
        SignedDelivery signed = SignedDelivery.of(recorded(created(person)), TestEnvironment.SECRET);
        SignedDelivery old = SignedDelivery.of(sent.getLast(), TestEnvironment.OLD_SECRET);
        sendSigned(signed.with(
                SignedDelivery.SIGNATURE,
                old.header(SignedDelivery.SIGNATURE) + " " + signed.header(SignedDelivery.SIGNATURE)));
    }

    /** Sends a change whose id, timestamp or signature has the given form. */
    public void sendInForm(Person person, String firstName, String how) {
        Delivery delivery = recorded(Delivery.updated(
                person.atClerk()
                        .withFirstName(firstName)
                        .asOf(person.atClerk().updatedAt().plusSeconds(1)),
                instance()));
        sendSigned(inForm(delivery, how));
    }

    public void sendSigned(Person person, String firstName, Duration fromNow) {
        Delivery delivery = recorded(Delivery.updated(
                person.atClerk()
                        .withFirstName(firstName)
                        .asOf(person.atClerk().updatedAt().plusSeconds(1)),
                instance()));
        sendSigned(SignedDelivery.of(
                delivery, TestEnvironment.SECRET, Instant.now().plus(fromNow)));
    }

    private SignedDelivery inForm(Delivery delivery, String how) {
        SignedDelivery valid = SignedDelivery.of(delivery, TestEnvironment.SECRET);
        String id = SignedDelivery.ID;
        String time = SignedDelivery.TIME;
        String signature = SignedDelivery.SIGNATURE;
        return switch (how) {
            case "without a signature" -> valid.without(signature);
            case "without an id" -> valid.without(id);
            case "without a timestamp" -> valid.without(time);
            case "without any of the three" -> valid.without(id).without(time).without(signature);
            case "with headers of both naming schemes" ->
                valid.without(signature).plus(SignedDelivery.otherName(signature), valid.header(signature));
            case "signed with a foreign secret" -> SignedDelivery.of(delivery, FOREIGN_SECRET);
            case "altered after it was signed" -> valid.withBody(delivery.body() + " ");
            case "with the signature of another delivery" ->
                valid.with(
                        signature,
                        SignedDelivery.of(sent.getFirst(), TestEnvironment.SECRET)
                                .header(signature));
            case "with an id other than the signed one" -> valid.with(id, Ids.next("msg_"));
            case "with a timestamp other than the signed one" ->
                valid.with(time, Long.toString(Long.parseLong(valid.header(time)) - 1));
            case "with a signature of an unknown version" ->
                valid.with(signature, valid.header(signature).replace("v1,", "v9,"));
            case "with a truncated signature" ->
                valid.with(signature, valid.header(signature).substring(0, 40));
            case "with a malformed timestamp" -> signedOver(delivery, delivery.id(), "+" + valid.header(time));
            case "with an id that contains a dot" -> signedOver(delivery, "msg.1", valid.header(time));
            case "with two signature headers" -> valid.plus(signature, valid.header(signature));
            case "signed 4 minutes ago" ->
                SignedDelivery.of(
                        delivery, TestEnvironment.SECRET, Instant.now().minus(Duration.ofMinutes(4)));
            case "signed 4 minutes from now" ->
                SignedDelivery.of(
                        delivery, TestEnvironment.SECRET, Instant.now().plus(Duration.ofMinutes(4)));
            case "with the webhook- header names" -> valid.withOtherNames();
            case "with the valid signature among others" ->
                valid.with(
                        signature,
                        "v1a,AAAA v1,%s %s v2,BBBB".formatted("A".repeat(43) + "=", valid.header(signature)));
            default -> throw new IllegalArgumentException(how);
        };
    }

    /** A delivery with a valid signature over an invalid id or timestamp. */
    private static SignedDelivery signedOver(Delivery delivery, String id, String time) {
        return new SignedDelivery(
                List.of(
                        new SignedDelivery.Header(SignedDelivery.ID, id),
                        new SignedDelivery.Header(SignedDelivery.TIME, time),
                        new SignedDelivery.Header(
                                SignedDelivery.SIGNATURE,
                                Svix.sign(TestEnvironment.SECRET, id, time, delivery.body()))),
                delivery.body());
    }

    public void sendUnreadable(String how) {
        long now = Instant.now().toEpochMilli();
        String marker = Ids.next("marker_");
        Delivery unreadable =
                switch (how) {
                    case "is not JSON" -> Delivery.of("This is not JSON. " + marker);
                    case "is truncated" ->
                        Delivery.of("{\"object\":\"event\",\"type\":\"user.updated\",\"data\":{\"id\":\"" + marker);
                    case "has no event type" -> Delivery.of("{\"object\":\"event\",\"marker\":\"" + marker + "\"}");
                    case "reports a change without a user" ->
                        Delivery.of(
                                "user.updated",
                                Json.object("object", "user", "first_name", marker, "updated_at", now),
                                now,
                                instance());
                    case "reports a deletion without a user" ->
                        Delivery.of(
                                "user.deleted",
                                Json.object("object", "user", "slug", marker, "deleted", true),
                                now,
                                instance());
                    case "has a malformed user id" ->
                        Delivery.of(
                                "user.updated",
                                Json.object("object", "user", "id", 42, "first_name", marker, "updated_at", now),
                                now,
                                instance());
                    default -> throw new IllegalArgumentException(how);
                };
        send(unreadable);
    }

    public void sendAboutOtherSubject(String what) {
        String type =
                switch (what) {
                    case "a new session" -> "session.created";
                    case "a new organization" -> "organization.created";
                    case "a sent e-mail" -> "email.created";
                    default -> throw new IllegalArgumentException(what);
                };
        send(Delivery.of(
                type,
                Json.object("id", Ids.next("sess_"), "user_id", Ids.next("user_")),
                Instant.now().toEpochMilli(),
                instance()));
    }

    /** Sends a delivery that is rejected before its signature is verified. */
    public void sendUnsupported(Person person, String how) {
        Delivery delivery = created(person);
        response = switch (how) {
            case "is larger than the limit" ->
                DeliverySender.send(context.campusG(), SignedDelivery.of(tooLarge(delivery), TestEnvironment.SECRET));
            case "is larger than the limit and does not declare its length" ->
                DeliverySender.sendChunked(
                        context.campusG(), SignedDelivery.of(tooLarge(delivery), TestEnvironment.SECRET));
            case "is an image" ->
                DeliverySender.sendAs(
                        context.campusG(), SignedDelivery.of(delivery, TestEnvironment.SECRET), "image/jpeg");
            case "is a form" ->
                DeliverySender.sendAs(
                        context.campusG(),
                        SignedDelivery.of(delivery, TestEnvironment.SECRET),
                        "application/x-www-form-urlencoded");
            default -> throw new IllegalArgumentException(how);
        };
        campusG.received(response);
    }

    private static Delivery tooLarge(Delivery delivery) {
        return delivery.withBody(delivery.body() + " ".repeat(MAX_BODY_BYTES));
    }

    public void check(DeliveryOutcome outcome) {
        outcome.check(response());
    }

    /** Body of the delivery that was sent before the last one. */
    String secondLastBody() {
        return sent.get(sent.size() - 2).body();
    }

    /** Body of the last delivery that was sent. */
    String lastBody() {
        return sent.getLast().body();
    }

    void send(Delivery delivery) {
        sendSigned(SignedDelivery.of(recorded(delivery), TestEnvironment.SECRET));
    }

    private Delivery recorded(Delivery delivery) {
        sent.add(delivery);
        return delivery;
    }

    private void sendSigned(SignedDelivery delivery) {
        DeliveryCounters before = DeliveryCounters.of(context.campusG());
        response = before.outcome(DeliverySender.send(context.campusG(), delivery));
    }

    private Response response() {
        return requireNonNull(response, "No delivery has been sent yet");
    }

    private Delivery created(Person person) {
        return Delivery.created(person.atClerk(), instance());
    }

    private String instance() {
        return context.clerk().instanceId();
    }
}
