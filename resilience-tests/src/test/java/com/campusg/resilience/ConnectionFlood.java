package com.campusg.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Thousands of clients, each of which sends the start of a request and then a part of it every two seconds. A client whose
 * connection is closed opens another one at the next of these times. One thread serves all of them.
 */
final class ConnectionFlood implements AutoCloseable {

    private static final long PERIOD_NANOS = Duration.ofSeconds(2).toNanos();

    private final InetSocketAddress service;
    private final byte[] start;
    private final byte[] part;
    private final Selector selector;
    private final Thread thread;
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer response = ByteBuffer.allocate(4096);
    private volatile boolean running = true;
    private int connected;
    private int maxConnected;
    private long closedByService;

    ConnectionFlood(URI service, int count, byte[] start, byte[] part) {
        this.service = new InetSocketAddress(service.getHost(), service.getPort());
        this.start = start;
        this.part = part;
        try {
            selector = Selector.open();
            for (int i = 0; i < count; i++) {
                Client client = new Client();
                client.connect();
                clients.add(client);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().name("connection-flood").start(this::run);
    }

    int count() {
        return clients.size();
    }

    /** The largest number of connections at the same time, after {@link #close}. */
    int maxConnected() {
        return maxConnected;
    }

    /** Number of connections that the service has closed, after {@link #close}. */
    long closedByService() {
        return closedByService;
    }

    private void run() {
        long nextParts = System.nanoTime() + PERIOD_NANOS;
        try {
            while (running) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    ((Client) key.attachment()).advance(key);
                }
                selector.selectedKeys().clear();
                if (System.nanoTime() >= nextParts) {
                    nextParts += PERIOD_NANOS;
                    for (Client client : clients) {
                        client.sendPart();
                    }
                }
            }
            for (Client client : clients) {
                client.abort();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        running = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One client, used by the thread of the flood only. */
    private final class Client {

        private SocketChannel channel = SocketChannel.open();
        private ByteBuffer unsent = ByteBuffer.wrap(start);

        Client() throws IOException {}

        void connect() throws IOException {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT, this);
            channel.connect(service);
        }

        void advance(SelectionKey key) throws IOException {
            try {
                if (key.isConnectable() && channel.finishConnect()) {
                    connected++;
                    maxConnected = Math.max(maxConnected, connected);
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                } else if (key.isValid() && key.isReadable() && channel.read(response.clear()) < 0) {
                    disconnect();
                    return;
                }
                if (key.isValid() && key.isWritable()) {
                    channel.write(unsent);
                    if (!unsent.hasRemaining()) {
                        key.interestOps(SelectionKey.OP_READ);
                    }
                }
            } catch (IOException closed) {
                disconnect();
            }
        }

        void sendPart() throws IOException {
            if (!channel.isOpen()) {
                channel = SocketChannel.open();
                unsent = ByteBuffer.wrap(start);
                connect();
            } else if (channel.isConnected() && !unsent.hasRemaining()) {
                try {
                    channel.write(ByteBuffer.wrap(part));
                } catch (IOException closed) {
                    disconnect();
                }
            }
        }

        /** Resets the connection, as when a cable is pulled. */
        void abort() throws IOException {
            if (channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        }

        private void disconnect() throws IOException {
            if (channel.isConnected()) {
                connected--;
                closedByService++;
            }
            channel.close();
        }
    }
}
