package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImpatientSocketFactoryTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final ServerSocket server;
    private Socket client;
    private Socket database;

    ImpatientSocketFactoryTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new ImpatientSocketFactory(PATIENCE.toString()).createSocket();
        database = new Socket();
    }

    @BeforeEach
    void connect() throws IOException {
        client.connect(server.getLocalSocketAddress(), 0);
        database = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        database.close();
        server.close();
    }

    @Test
    void readsWhatIsAnswered() throws IOException {
        database.getOutputStream().write(new byte[] {1, (byte) 0xFF, 3});
        database.shutdownOutput();

        assertThat(client.getInputStream().read()).isOne();
        assertThat(client.getInputStream().readAllBytes()).containsExactly(0xFF, 3);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void givesUpAfterItsPatienceAndClosesTheConnection() {
        long begun = System.nanoTime();

        // Not what extends it: the driver would not take it for an end.
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> client.getInputStream().read())
                .withMessageContaining("PT0.2S");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(PATIENCE);
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void waitsForEachAnswerAnew() throws Exception {
        Thread slow = Thread.startVirtualThread(this::answerFourTimesInTwicePatience);

        for (int answer = 0; answer < 4; answer++) {
            assertThat(client.getInputStream().read()).isEqualTo(answer);
        }
        slow.join();
    }

    @Test
    void leavesConnectionAloneThatNobodyReadsFrom() throws Exception {
        Thread.sleep(PATIENCE.multipliedBy(2));

        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void tellsOfAnotherEndAsItIs() {
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(this::read);

        assertThatCode(client::close).doesNotThrowAnyException();

        assertThat(answer)
                .failsWithin(PATIENCE.multipliedBy(50))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(SocketException.class)
                .withMessageContaining("closed");
    }

    private int read() {
        try {
            return client.getInputStream().read();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private void answerFourTimesInTwicePatience() {
        try {
            for (int answer = 0; answer < 4; answer++) {
                Thread.sleep(PATIENCE.dividedBy(2));
                database.getOutputStream().write(answer);
            }
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }
}
