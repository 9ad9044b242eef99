package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import io.cucumber.spring.ScenarioScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/**
 * Changes the keys of Clerk and their availability. Uses an isolated Clerk, and an instance of CampusG that has just started,
 * because CampusG limits the rate at which it refreshes the keys.
 */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class SigningKeyDriver {

    /** At least twice the interval at which CampusG refreshes the keys. */
    private static final Duration TIMEOUT = Timeouts.minutes(2);

    private final ScenarioContext context;
    private final ClerkDriver clerk;
    private final DeliveryDriver deliveries;
    private final CampusGDriver campusG;
    private List<Response> responses = List.of();
    private @Nullable String earlierToken;
    private long keyRequestsBefore;

    public SigningKeyDriver(
            ScenarioContext context, ClerkDriver clerk, DeliveryDriver deliveries, CampusGDriver campusG) {
        this.context = context;
        this.clerk = clerk;
        this.deliveries = deliveries;
        this.campusG = campusG;
    }

    public void startCampusGWithCachedKeys(Person person) {
        context.useClerk(context.environment().isolatedClerk());
        context.startOwnCampusG(context.database());
        deliveries.hasDeliveredSignUp(person);
        earlierToken = clerk.sessionToken(person);
    }

    public void startCampusGWithConfiguredKey(Person person) {
        context.useClerk(context.environment().isolatedClerk());
        String key = clerk.keyAsPem();
        clerk.makeKeysUnavailable(true);
        context.startOwnCampusG(context.database(), Map.of("CLERK_JWT_KEY", key));
        deliveries.deliverSignUp(person);
        deliveries.check(DeliveryOutcome.APPLIED);
    }

    public void startCampusGWithoutKeys(Person person) {
        context.useClerk(context.environment().isolatedClerk());
        clerk.makeKeysUnavailable(true);
        context.startOwnCampusG(context.database());
        deliveries.deliverSignUp(person);
        deliveries.check(DeliveryOutcome.APPLIED);
    }

    public void acceptsNewToken(Person person) {
        campusG.requestProfile(person);
        campusG.accepts(person);
    }

    public void acceptsEarlierToken(Person person) {
        campusG.received(campusG.me(requireNonNull(earlierToken)));
        campusG.accepts(person);
    }

    public void cannotVerifyNewToken(Person person) {
        campusG.requestProfile(person);
        campusG.answeredThatUnavailable("keys-unavailable");
    }

    public void acceptsEventually(Person person) {
        await().alias("CampusG accepts " + person)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .pollDelay(Duration.ZERO)
                .until(() -> campusG.me(clerk.sessionToken(person)).status() == 200);
    }

    public void sendTokensWithUnknownKeyIds(Person person, int count) {
        keyRequestsBefore = clerk.keyRequests();
        responses = IntStream.range(0, count)
                .mapToObj(i -> campusG.me(clerk.sessionTokenWithUnknownKeyId(person)))
                .toList();
    }

    public void rejectedAll() {
        assertThat(responses).isNotEmpty().allSatisfy(TokenRefusal.UNKNOWN_KEY::check);
    }

    /** One request because of the unknown key ids, and possibly one periodic refresh. */
    public void requestedKeysAtMostTwice() {
        assertThat(clerk.keyRequests() - keyRequestsBefore).isBetween(0L, 2L);
    }
}
