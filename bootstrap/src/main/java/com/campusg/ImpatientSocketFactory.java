package com.campusg;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets to the database that are closed when an answer takes too long, like a socket's own timeout does it, but for less: a
 * virtual thread that waits with a timeout sets an alarm and takes it back each time it reads, and each time wakes the
 * thread that keeps the alarms. Here one more virtual thread for each connection looks once in a while.
 *
 * <p>For the PostgreSQL driver's properties {@code socketFactory} and {@code socketFactoryArg}; see <a
 * href="https://jdbc.postgresql.org/documentation/use/">its documentation</a>.
 */
public final class ImpatientSocketFactory extends SocketFactory {

    /** How much longer than its patience a socket may wait: a part of it. */
    private static final int LOOKS = 8;

    private final Duration patience;

    /** @param patience how long an answer may take, such as {@code PT8S} */
    public ImpatientSocketFactory(String patience) {
        this.patience = Duration.parse(patience);
    }

    @Override
    public Socket createSocket() {
        return new ImpatientSocket(patience);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw notAsked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw notAsked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw notAsked();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("The driver connects by itself");
    }

    private static final class ImpatientSocket extends Socket {

        private static final long NOBODY = Long.MIN_VALUE;

        private final Duration patience;
        private volatile long readingSince = NOBODY;
        private volatile boolean outOfPatience;

        ImpatientSocket(Duration patience) {
            this.patience = patience;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(endpoint, timeout);
            Thread.ofVirtual().name("database-patience").start(this::watch);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    readingSince = System.nanoTime();
                    try {
                        return in.read(bytes, offset, length);
                    } catch (IOException closed) {
                        throw outOfPatience ? tooLong(closed) : closed;
                    } finally {
                        readingSince = NOBODY;
                    }
                }
            };
        }

        /** No SocketTimeoutException: the driver, which set no timeout, takes that for nothing and reads on for ever. */
        private IOException tooLong(IOException closed) {
            IOException tooLong = new SocketException("The database did not answer within " + patience);
            tooLong.initCause(closed);
            return tooLong;
        }

        private void watch() {
            try {
                while (!isClosed()) {
                    Thread.sleep(patience.dividedBy(LOOKS));
                    long since = readingSince;
                    if (since != NOBODY && System.nanoTime() - since > patience.toNanos()) {
                        outOfPatience = true;
                        close();
                    }
                }
            } catch (InterruptedException | IOException gone) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
