package dev.clerkemulator.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery is tried, and when again: the delay before each attempt, the first included. */
record RetrySchedule(List<Duration> delays) {
    private static final double JITTER = 0.2;
    private static final Duration DELAY_IF_OVERLOADED = Duration.ofMinutes(1);

    RetrySchedule {
        delays = List.copyOf(delays);
    }

    Duration first() {
        return delays.getFirst();
    }

    /**
     * The delay after the attempt of that index has failed, or nothing if it was the last one. The minute that an
     * overloaded endpoint is given is no longer than the longest delay, so that a schedule for tests stays short.
     */
    Optional<Duration> afterFailure(int index, Outcome outcome, Instant now, RandomGenerator random) {
        if (index + 1 >= delays.size() || outcome.abortsMessage()) {
            return Optional.empty();
        }
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        Duration jittered = Duration.ofNanos(Math.round(delays.get(index + 1).toNanos() * factor));
        Duration delay = outcome.overloaded() ? longer(jittered, floorIfOverloaded()) : jittered;
        return Optional.of(outcome.retryAfter()
                .flatMap(text -> parse(text, now))
                .map(wish -> shorter(longer(wish, delay), delay.multipliedBy(2)))
                .orElse(delay));
    }

    private Duration floorIfOverloaded() {
        return shorter(delays.stream().reduce(Duration.ZERO, RetrySchedule::longer), DELAY_IF_OVERLOADED);
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

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
