package com.campusg.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on 127.0.0.1 for servers that are restarted on the same port. */
public final class LoopbackPort {

    /**
     * Below the range of ephemeral ports: a client that reconnects to a stopped server could otherwise be assigned the port of
     * that server, connect to itself, and prevent the server from binding the port.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private LoopbackPort() {}

    /** Returns a port that no server uses. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST, LAST)
                .filter(LoopbackPort::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
