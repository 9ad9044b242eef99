package com.campusg.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * A minimal HTTP/1.1 client with one connection. The connection is kept alive, and opened again if the service closes it.
 * It is implemented on a socket to limit the CPU time of the load generator.
 */
final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 15_000;
    private static final String CONTENT_LENGTH = "content-length:";

    private static final String CONNECTION_CLOSE = "connection: close";

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean closed;

    Connection(int port) throws IOException {
        this.port = port;
        socket = open(port);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    static byte[] get(String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** Sends a request, reads the complete response, and returns its status. */
    int send(byte[] request) throws IOException {
        if (closed) {
            socket.close();
            socket = open(port);
            in = new BufferedInputStream(socket.getInputStream());
            closed = false;
        }
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        long length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(CONTENT_LENGTH)) {
                length = Long.parseLong(lower.substring(CONTENT_LENGTH.length()).strip());
            }
            closed |= lower.equals(CONNECTION_CLOSE);
        }
        if (length >= 0) {
            in.skipNBytes(length);
        } else {
            skipChunks();
        }
        return status;
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size + 2L);
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The service closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
