package com.campusg.persistence;

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
 * Creates sockets with a read timeout for the PostgreSQL driver. The driver's own {@code socketTimeout} sets and cancels a
 * timer for each read of a virtual thread; here one virtual thread per connection checks the current read instead.
 *
 * <p>For the driver's properties {@code socketFactory} and {@code socketFactoryArg}, see the <a
 * href="https://jdbc.postgresql.org/documentation/use/">PostgreSQL JDBC documentation</a>.
 */
public final class ReadTimeoutSocketFactory extends SocketFactory {

    private static final int POLLS_PER_TIMEOUT = 8;

    private final Duration timeout;

    /**
     * Creates a factory.
     *
     * @param timeout how long a read may take, an ISO 8601 duration such as {@code PT8S}
     */
    public ReadTimeoutSocketFactory(String timeout) {
        this.timeout = Duration.parse(timeout);
    }

    @Override
    public Socket createSocket() {
        return new TimeoutSocket(timeout);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("The driver connects the socket itself");
    }

    private static final class TimeoutSocket extends Socket {

        private static final long NOT_READING = Long.MIN_VALUE;

        private final Duration timeout;
        private volatile long readingSince = NOT_READING;
        private volatile boolean timedOut;

        TimeoutSocket(Duration timeout) {
            this.timeout = timeout;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(endpoint, timeout);
            Thread.ofVirtual().name("postgresql-read-timeout").start(this::monitor);
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
                        throw timedOut ? timeoutOf(closed) : closed;
                    } finally {
                        readingSince = NOT_READING;
                    }
                }
            };
        }

        /** Not a SocketTimeoutException, on which the driver continues to read if it has set no timeout itself. */
        private IOException timeoutOf(IOException closed) {
            IOException timedOutRead = new SocketException("PostgreSQL did not answer within " + timeout);
            timedOutRead.initCause(closed);
            return timedOutRead;
        }

        private void monitor() {
            try {
                while (!isClosed()) {
                    Thread.sleep(timeout.dividedBy(POLLS_PER_TIMEOUT));
                    long since = readingSince;
                    if (since != NOT_READING && System.nanoTime() - since > timeout.toNanos()) {
                        timedOut = true;
                        close();
                    }
                }
            } catch (InterruptedException | IOException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
