package com.campusg.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on 127.0.0.1 for servers that come back on the same one. */
final class LoopbackPort {

    /**
     * Below those that systems give to callers: one who keeps calling a server that is away may be given that server's own
     * port, reach itself, and keep the server from coming back.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private LoopbackPort() {}

    static int free() {
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
