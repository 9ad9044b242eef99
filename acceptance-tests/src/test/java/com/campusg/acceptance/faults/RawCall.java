package com.campusg.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/** A connection whose bytes are sent when and how far we like. */
final class RawCall implements AutoCloseable {

    private final Socket socket;

    private RawCall(Socket socket) {
        this.socket = socket;
    }

    static RawCall to(URI service) {
        try {
            return new RawCall(new Socket(service.getHost(), service.getPort()));
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
