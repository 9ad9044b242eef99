package dev.clerkemulator.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Determines when the attempts of a delivery are made.
 *
 * @param delays the delay before each attempt, including the first one
 */
record RetrySchedule(List<Duration> delays) {
    private static final double JITTER = 0.2;
    private static final Duration MIN_DELAY_IF_OVERLOADED = Duration.ofMinutes(1);

    RetrySchedule {
        delays = List.copyOf(delays);
    }

    Duration first() {
        return delays.getFirst();
    }

    /**
     * Returns the delay before the next attempt, or empty if the failed attempt was the last one. The minimum delay for an
     * overloaded endpoint is one minute, but not more than the longest delay of the schedule, which tests set to
     * milliseconds.
     *
     * @param index the index of the failed attempt
     */
    Optional<Duration> afterFailure(int index, AttemptResult result, Instant now, RandomGenerator random) {
        if (index + 1 >= delays.size() || result.abortsMessage()) {
            return Optional.empty();
        }
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        Duration jittered = Duration.ofNanos(Math.round(delays.get(index + 1).toNanos() * factor));
        Duration delay = result.overloaded() ? max(jittered, minDelayIfOverloaded()) : jittered;
        return Optional.of(result.retryAfter()
                .flatMap(text -> parse(text, now))
                .map(requested -> min(max(requested, delay), delay.multipliedBy(2)))
                .orElse(delay));
    }

    private Duration minDelayIfOverloaded() {
        return min(delays.stream().reduce(Duration.ZERO, RetrySchedule::max), MIN_DELAY_IF_OVERLOADED);
    }

    private static Optional<Duration> parse(String retryAfter, Instant now) {
        try {
            return Optional.of(
                    retryAfter.chars().allMatch(Character::isDigit)
                            ? Duration.ofSeconds(Long.parseLong(retryAfter))
                            : Duration.between(
                                    now,
                                    ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
