package com.campusg.sync.adapter.in.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

    private static final int SHORT_LENGTH = 8 * 1024;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int BUDGET_MEBIBYTES = 48;

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
        DeliveryRefusedException refused =
                assertRejected(new Bytes(11, () -> now = now.plusSeconds(1)), HttpStatus.BAD_REQUEST);
        assertThat(refused.getHeaders().getFirst(HttpHeaders.CONNECTION)).isEqualTo("close");
    }

    @Test
    void rejectsABodyBeyondOneMebibyte() {
        assertThat(reader.read(request(block(MEBIBYTE)))).hasSize(MEBIBYTE);
        assertRejected(block(MEBIBYTE + 1), HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void limitsTheMemoryOfAllBodiesButNotOfShortOnes() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(BUDGET_MEBIBYTES);
        CountDownLatch released = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < BUDGET_MEBIBYTES; i++) {
                callers.execute(() -> reader.read(request(
                        new SequenceInputStream(block(MEBIBYTE), new Bytes(0, () -> {}, new Pause(held, released))))));
            }
            held.await();

            DeliveryRefusedException refused = assertRejected(block(MEBIBYTE), HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
            assertThat(refused.getHeaders().getFirst(HttpHeaders.CONNECTION)).isEqualTo("close");
            assertThat(reader.read(request(block(SHORT_LENGTH)))).hasSize(SHORT_LENGTH);
            released.countDown();
        }

        assertThat(reader.read(request(block(MEBIBYTE)))).hasSize(MEBIBYTE);
    }

    private static InputStream block(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }

    private DeliveryRefusedException assertRejected(InputStream body, HttpStatus status) {
        DeliveryRefusedException refused =
                catchThrowableOfType(DeliveryRefusedException.class, () -> reader.read(request(body)));
        assertThat(refused).isNotNull();
        assertThat(refused.getStatusCode()).isEqualTo(status);
        return refused;
    }

    private static MockHttpServletRequest request(InputStream body) {
        return new MockHttpServletRequest() {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(body);
            }
        };
    }

    /** Waits until the body is released. */
    private record Pause(CountDownLatch held, CountDownLatch released) implements Runnable {

        @Override
        public void run() {
            held.countDown();
            await(released);
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
        private final Runnable beforeEnd;
        private int left;

        Bytes(int count, Runnable beforeEach) {
            this(count, beforeEach, () -> {});
        }

        Bytes(int count, Runnable beforeEach, Runnable beforeEnd) {
            this.left = count;
            this.beforeEach = beforeEach;
            this.beforeEnd = beforeEnd;
        }

        @Override
        public int read() {
            if (left == 0) {
                beforeEnd.run();
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
