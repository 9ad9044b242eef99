package com.campusg.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogRateLimiterTest {

    private final List<Long> logged = new ArrayList<>();
    private long nanos = Long.MAX_VALUE;
    private final LogRateLimiter limiter = new LogRateLimiter(() -> nanos);

    @Test
    void logsOncePerMinuteAndCountsOmittedMessages() {
        for (int i = 0; i < 100; i++) {
            limiter.log("a", logged::add);
        }
        assertThat(logged).containsExactly(0L);

        nanos += Duration.ofMinutes(1).toNanos();
        limiter.log("a", logged::add);
        assertThat(logged).containsExactly(0L, 99L);
    }

    @Test
    void limitsEachKindOnItsOwn() {
        limiter.log("a", logged::add);
        limiter.log("b", logged::add);

        assertThat(logged).containsExactly(0L, 0L);
    }
}
