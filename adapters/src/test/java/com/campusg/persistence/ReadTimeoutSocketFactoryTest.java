package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.testing.Timeouts;
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

class ReadTimeoutSocketFactoryTest {

    private static final Duration TIMEOUT = Timeouts.scaled(Duration.ofMillis(200));

    private final ServerSocket server;
    private Socket client;
    private Socket database;

    ReadTimeoutSocketFactoryTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new ReadTimeoutSocketFactory(TIMEOUT.toString()).createSocket();
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
    void readsTheBytesOfTheServer() throws IOException {
        database.getOutputStream().write(new byte[] {1, (byte) 0xFF, 3});
        database.shutdownOutput();

        assertThat(client.getInputStream().read()).isOne();
        assertThat(client.getInputStream().readAllBytes()).containsExactly(0xFF, 3);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void closesTheSocketWhenAReadTakesTooLong() {
        long start = System.nanoTime();

        // Not its subclass SocketTimeoutException, on which the driver would continue to read.
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> client.getInputStream().read())
                .withMessageContaining(TIMEOUT.toString());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(TIMEOUT);
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void appliesTheTimeoutToEachRead() throws Exception {
        Thread writer = Thread.startVirtualThread(this::writeFourBytesInTwiceTheTimeout);

        for (int answer = 0; answer < 4; answer++) {
            assertThat(client.getInputStream().read()).isEqualTo(answer);
        }
        writer.join();
    }

    @Test
    void keepsASocketOpenWithoutAPendingRead() throws Exception {
        Thread.sleep(TIMEOUT.multipliedBy(2));

        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void reportsAnotherFailureOfAReadUnchanged() {
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(this::read);

        assertThatCode(client::close).doesNotThrowAnyException();

        assertThat(answer)
                .failsWithin(Timeouts.DEFAULT)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(SocketException.class)
                .withMessageContaining("closed");
    }

    private int read() {
        try {
            return client.getInputStream().read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void writeFourBytesInTwiceTheTimeout() {
        try {
            for (int answer = 0; answer < 4; answer++) {
                Thread.sleep(TIMEOUT.dividedBy(2));
                database.getOutputStream().write(answer);
            }
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
