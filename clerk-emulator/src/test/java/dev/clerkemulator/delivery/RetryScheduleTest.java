package dev.clerkemulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final URI ENDPOINT = URI.create("http://localhost/hook");

    private final RetrySchedule schedule =
            new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5)));

    @Test
    void appliesJitterOfTwentyPercent() {
        assertThat(after(0, answered(500, null), 0.0)).contains(Duration.ofSeconds(4));
        assertThat(after(0, answered(500, null), 0.5)).contains(Duration.ofSeconds(5));
        assertThat(after(1, answered(500, null), 0.999))
                .hasValueSatisfying(
                        delay -> assertThat(delay).isBetween(Duration.ofSeconds(359), Duration.ofMinutes(6)));
    }

    @Test
    void waitsOneMinuteForAnOverloadedEndpoint() {
        assertThat(after(0, answered(429, null), 0.5)).contains(Duration.ofMinutes(1));
        AttemptResult timedOut = AttemptResult.withoutResponse(
                Attempt.failed(NOW, ENDPOINT, "No response", Duration.ofSeconds(15)), true);
        assertThat(after(0, timedOut, 0.5)).contains(Duration.ofMinutes(1));
    }

    @Test
    void limitsTheMinimumDelayToTheLongestDelay() {
        RetrySchedule shortSchedule = new RetrySchedule(List.of(Duration.ZERO, Duration.ofMillis(20)));

        assertThat(shortSchedule.afterFailure(0, answered(429, null), NOW, always(0.5)))
                .contains(Duration.ofMillis(20));
    }

    @Test
    void limitsRetryAfterToTwiceTheDelay() {
        assertThat(after(0, answered(503, "1"), 0.5)).contains(Duration.ofSeconds(5));
        assertThat(after(0, answered(503, "8"), 0.5)).contains(Duration.ofSeconds(8));
        assertThat(after(0, answered(503, "3600"), 0.5)).contains(Duration.ofSeconds(10));
        assertThat(after(0, answered(503, "Mon, 23 Nov 2026 10:00:07 GMT"), 0.5))
                .contains(Duration.ofSeconds(7));
        assertThat(after(0, answered(503, "soon"), 0.5)).contains(Duration.ofSeconds(5));
    }

    @Test
    void stopsAtTheEndOfTheScheduleOrOnAbortMessage() {
        assertThat(after(2, answered(500, null), 0.5)).isEmpty();
        AttemptResult abort = new AttemptResult(
                Attempt.answered(NOW, ENDPOINT, 400, "", Duration.ZERO),
                false,
                Optional.empty(),
                Optional.of("abort-message"));
        assertThat(after(0, abort, 0.5)).isEmpty();
    }

    private Optional<Duration> after(int index, AttemptResult outcome, double chance) {
        return schedule.afterFailure(index, outcome, NOW, always(chance));
    }

    private static AttemptResult answered(int status, @Nullable String retryAfter) {
        return new AttemptResult(
                Attempt.answered(NOW, ENDPOINT, status, "", Duration.ZERO),
                false,
                Optional.ofNullable(retryAfter),
                Optional.empty());
    }

    private static RandomGenerator always(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
