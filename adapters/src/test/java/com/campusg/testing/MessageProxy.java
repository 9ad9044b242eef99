package com.campusg.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on 127.0.0.1 that knows the boundaries of messages, so that a test can delay each message or end the connection
 * before or after it.
 */
public final class MessageProxy implements AutoCloseable {

    private static final int MAX_LENGTH = 64 << 20;

    private final InetSocketAddress server;
    private final Protocol protocol;
    private final ServerSocket listener;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ending = new AtomicInteger();
    private final AtomicInteger lastConnection = new AtomicInteger();
    private volatile Interceptor interceptor = Interceptor.NONE;

    /** The format of messages. */
    public enum Protocol {
        /**
         * <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">Version 3</a>: a type, except in messages
         * before authentication, and a length. Encryption is refused by the server with a single byte.
         */
        POSTGRESQL,
        /** <a href="https://kafka.apache.org/protocol.html">Kafka</a>: a length. */
        KAFKA
    }

    /**
     * A message.
     *
     * @param connection the number of the connection, from 1
     * @param toServer whether the client sends it
     * @param type of PostgreSQL the type, 0 if it has none; of a request to Kafka the API key, of a response 0
     * @param status the first byte after the length in PostgreSQL, for example the transaction status in ReadyForQuery ('Z')
     */
    public record Message(int connection, boolean toServer, int type, int status) {}

    /** What the proxy does next. */
    public enum Action {
        CONTINUE,
        /** Ends the connection. The server sees its end after the forwarded messages, the client immediately. */
        DISCONNECT
    }

    /** Called by the thread that forwards the messages of one connection in one direction. May block. */
    public interface Interceptor {

        Interceptor NONE = new Interceptor() {};

        default Action before(Message message) {
            return Action.CONTINUE;
        }

        default Action after(Message message) {
            return Action.CONTINUE;
        }
    }

    private MessageProxy(int serverPort, Protocol protocol, int port) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.protocol = protocol;
        try {
            this.listener = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    /** Starts a proxy of the server at this port of 127.0.0.1. */
    public static MessageProxy start(int serverPort, Protocol protocol) {
        return new MessageProxy(serverPort, protocol, 0);
    }

    /** Starts a proxy at a certain port. */
    public static MessageProxy start(int serverPort, Protocol protocol, int port) {
        return new MessageProxy(serverPort, protocol, port);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void intercept(Interceptor newInterceptor) {
        interceptor = newInterceptor;
    }

    /** Whether the server has ended all connections that the proxy has ended: it no longer executes anything for them. */
    public boolean areEndedConnectionsClosed() {
        return ending.get() == 0;
    }

    /** Ends all connections. */
    public void disconnectAll() {
        connections.forEach(Connection::disconnect);
    }

    @Override
    public void close() {
        interceptor = Interceptor.NONE;
        closeQuietly(listener);
        disconnectAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket();
                try {
                    upstream.connect(server);
                } catch (IOException unavailable) {
                    closeQuietly(client);
                    continue;
                }
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                Connection connection = new Connection(lastConnection.incrementAndGet(), client, upstream);
                connections.add(connection);
                Thread.ofVirtual().start(connection::forwardRequests);
                Thread.ofVirtual().start(connection::forwardResponses);
            } catch (IOException closed) {
                // The loop ends.
            }
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyClosed) {
            // Nothing else can be done.
        }
    }

    /** A connection of a client and the one to the server. */
    private final class Connection {

        private final int number;
        private final Socket client;
        private final Socket upstream;
        private final AtomicInteger singleByteResponses = new AtomicInteger();
        private boolean started = protocol == Protocol.KAFKA;
        private boolean ended;

        Connection(int number, Socket client, Socket upstream) {
            this.number = number;
            this.client = client;
            this.upstream = upstream;
        }

        void forwardRequests() {
            try {
                forward(client, upstream, true);
            } catch (IOException end) {
                disconnect();
            }
        }

        void forwardResponses() {
            try {
                forward(upstream, client, false);
            } catch (IOException end) {
                disconnect();
            }
            awaitEndOfServer();
            connections.remove(this);
        }

        private void forward(Socket from, Socket to, boolean toServer) throws IOException {
            DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream(), 1 << 16));
            OutputStream out = to.getOutputStream();
            while (true) {
                byte[] bytes = toServer ? readRequest(in) : readResponse(in);
                Message message = message(bytes, toServer);
                if (interceptor.before(message) == Action.DISCONNECT) {
                    disconnect();
                    return;
                }
                out.write(bytes);
                if (interceptor.after(message) == Action.DISCONNECT) {
                    disconnect();
                    return;
                }
            }
        }

        private byte[] readRequest(DataInputStream in) throws IOException {
            if (started) {
                return protocol == Protocol.KAFKA ? untyped(in) : typed(in);
            }
            byte[] bytes = untyped(in);
            int code = ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
            // SSLRequest and GSSENCRequest
            if (code == 80877103 || code == 80877104) {
                singleByteResponses.incrementAndGet();
            } else {
                started = true;
            }
            return bytes;
        }

        private byte[] readResponse(DataInputStream in) throws IOException {
            if (protocol == Protocol.KAFKA) {
                return untyped(in);
            }
            in.mark(1);
            byte first = in.readByte();
            if (singleByteResponses.get() > 0) {
                singleByteResponses.decrementAndGet();
                return new byte[] {first};
            }
            in.reset();
            return typed(in);
        }

        /** PostgreSQL's length includes itself, Kafka's does not. */
        private byte[] untyped(DataInputStream in) throws IOException {
            int length = in.readInt();
            int rest = protocol == Protocol.KAFKA ? length : length - Integer.BYTES;
            byte[] message = new byte[Integer.BYTES + checked(rest)];
            ByteBuffer.wrap(message).putInt(length);
            in.readFully(message, Integer.BYTES, rest);
            return message;
        }

        private byte[] typed(DataInputStream in) throws IOException {
            byte type = in.readByte();
            int length = in.readInt();
            byte[] message = new byte[1 + checked(length)];
            ByteBuffer.wrap(message).put(type).putInt(length);
            in.readFully(message, 1 + Integer.BYTES, length - Integer.BYTES);
            return message;
        }

        private static int checked(int length) throws IOException {
            if (length < 0 || length > MAX_LENGTH) {
                throw new IOException("Not a message: its length is " + length);
            }
            return length;
        }

        private Message message(byte[] bytes, boolean toServer) {
            if (protocol == Protocol.KAFKA) {
                int apiKey = toServer ? ByteBuffer.wrap(bytes).getShort(Integer.BYTES) : 0;
                return new Message(number, toServer, apiKey, 0);
            }
            boolean typed = bytes.length > 1 && bytes[0] != 0;
            int status = typed && bytes.length > 1 + Integer.BYTES ? bytes[1 + Integer.BYTES] : 0;
            return new Message(number, toServer, typed ? bytes[0] : 0, status);
        }

        /** The thread of the responses counts the end of the server. */
        synchronized void disconnect() {
            if (ended) {
                return;
            }
            ended = true;
            ending.incrementAndGet();
            closeQuietly(client);
            try {
                upstream.shutdownOutput();
            } catch (IOException alreadyClosed) {
                closeQuietly(upstream);
            }
        }

        /** PostgreSQL ends a connection when it has executed what it has received. */
        private void awaitEndOfServer() {
            try {
                if (protocol == Protocol.POSTGRESQL) {
                    InputStream rest = upstream.getInputStream();
                    byte[] ignored = new byte[1 << 12];
                    while (rest.read(ignored) >= 0) {
                        // Nobody receives it.
                    }
                }
            } catch (IOException closed) {
                // The server has ended the connection.
            } finally {
                closeQuietly(upstream);
                ending.decrementAndGet();
            }
        }
    }
}
