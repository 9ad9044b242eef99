package com.campusg.clerk.adapter.in.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.ServletInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class UnverifiedBodiesTest {

    private static final int ORDINARY = 32 * 1024;
    private static final int LONG_ONES_AT_ONCE = 32;

    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final UnverifiedBodies bodies = new UnverifiedBodies(() -> now);

    @Test
    void readsBodyThatComesByteByByte() {
        assertThat(bodies.read(request(new Bytes(3, () -> {})))).containsExactly('x', 'x', 'x');
    }

    @Test
    void takesBodyThatIsWholeAfterTenSeconds() {
        assertThat(bodies.read(request(new Bytes(10, () -> now = now.plusSeconds(1)))))
                .hasSize(10);
    }

    @Test
    void refusesBodyThatIsNotWholeAfterTenSeconds() {
        assertRefused(new Bytes(11, () -> now = now.plusSeconds(1)), HttpStatus.BAD_REQUEST);
    }

    @Test
    void holdsFewLongBodiesAtOnceButAnyNumberOfOrdinaryOnes() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(LONG_ONES_AT_ONCE);
        CountDownLatch released = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LONG_ONES_AT_ONCE; i++) {
                callers.execute(() ->
                        bodies.read(request(new Bytes(ORDINARY + 2, new Pause(ORDINARY + 1, held, released)))));
            }
            held.await();

            DeliveryRefusedException refusal =
                    assertRefused(new Bytes(ORDINARY + 1, () -> {}), HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
            assertThat(bodies.read(request(new Bytes(ORDINARY, () -> {})))).hasSize(ORDINARY);
            released.countDown();
        }

        assertThat(bodies.read(request(new Bytes(ORDINARY + 1, () -> {})))).hasSize(ORDINARY + 1);
    }

    private DeliveryRefusedException assertRefused(Bytes body, HttpStatus status) {
        DeliveryRefusedException refusal =
                catchThrowableOfType(DeliveryRefusedException.class, () -> bodies.read(request(body)));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatusCode()).isEqualTo(status);
        return refusal;
    }

    private static MockHttpServletRequest request(Bytes body) {
        return new MockHttpServletRequest() {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(body);
            }
        };
    }

    /** Lets so many bytes pass, then waits. */
    private static final class Pause implements Runnable {

        private final CountDownLatch held;
        private final CountDownLatch released;
        private int left;

        Pause(int bytes, CountDownLatch held, CountDownLatch released) {
            this.left = bytes;
            this.held = held;
            this.released = released;
        }

        @Override
        public void run() {
            if (left-- == 0) {
                held.countDown();
                await(released);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A body that comes byte by byte. */
    private static final class Bytes extends InputStream {

        private final Runnable beforeEach;
        private int left;

        Bytes(int count, Runnable beforeEach) {
            this.left = count;
            this.beforeEach = beforeEach;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            beforeEach.run();
            left--;
            return 'x';
        }

        @Override
        public int read(byte[] target, int start, int length) {
            int one = read();
            if (one < 0) {
                return -1;
            }
            target[start] = (byte) one;
            return 1;
        }
    }
}
