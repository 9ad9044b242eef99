package com.campusg.acceptance.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/** A connection whose bytes are sent when and how far we like. */
final class RawCall implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;

    private RawCall(Socket socket) {
        this.socket = socket;
    }

    static RawCall to(URI service) {
        try {
            Socket socket = new Socket(service.getHost(), service.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new RawCall(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the other side still takes it. */
    boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether the other side has neither answered nor hung up. */
    boolean isWaitedFor() {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** The status of the answer; 0 if the other side has hung up, or says nothing. */
    int status() {
        try {
            String beginning = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), ISO_8859_1);
            return beginning.startsWith("HTTP/1.1 ") ? Integer.parseInt(beginning.substring(9)) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            // No farewell: the other side learns of it as of a cable that was pulled.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
