package com.campusg.sync.adapter.in.webhook;

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

class BoundedBodyReaderTest {

    private static final int SHORT_LENGTH = 32 * 1024;
    private static final int MAX_LONG_BODIES = 32;

    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final BoundedBodyReader reader = new BoundedBodyReader(() -> now);

    @Test
    void readsABodyThatArrivesByteByByte() {
        assertThat(reader.read(request(new Bytes(3, () -> {})))).containsExactly('x', 'x', 'x');
    }

    @Test
    void acceptsABodyThatIsCompleteAfterTenSeconds() {
        assertThat(reader.read(request(new Bytes(10, () -> now = now.plusSeconds(1)))))
                .hasSize(10);
    }

    @Test
    void rejectsABodyThatIsIncompleteAfterTenSeconds() {
        assertRejected(new Bytes(11, () -> now = now.plusSeconds(1)), HttpStatus.BAD_REQUEST);
    }

    @Test
    void limitsTheNumberOfLongBodiesButNotOfShortOnes() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(MAX_LONG_BODIES);
        CountDownLatch released = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MAX_LONG_BODIES; i++) {
                callers.execute(() ->
                        reader.read(request(new Bytes(SHORT_LENGTH + 2, new Pause(SHORT_LENGTH + 1, held, released)))));
            }
            held.await();

            DeliveryRefusedException refused =
                    assertRejected(new Bytes(SHORT_LENGTH + 1, () -> {}), HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
            assertThat(reader.read(request(new Bytes(SHORT_LENGTH, () -> {})))).hasSize(SHORT_LENGTH);
            released.countDown();
        }

        assertThat(reader.read(request(new Bytes(SHORT_LENGTH + 1, () -> {})))).hasSize(SHORT_LENGTH + 1);
    }

    private DeliveryRefusedException assertRejected(Bytes body, HttpStatus status) {
        DeliveryRefusedException refused =
                catchThrowableOfType(DeliveryRefusedException.class, () -> reader.read(request(body)));
        assertThat(refused).isNotNull();
        assertThat(refused.getStatusCode()).isEqualTo(status);
        return refused;
    }

    private static MockHttpServletRequest request(Bytes body) {
        return new MockHttpServletRequest() {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(body);
            }
        };
    }

    /** Waits before the byte at this position. */
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

    /** A body that arrives byte by byte. */
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
