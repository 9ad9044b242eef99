package com.campusg.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container. */
final class ContainerDatabase implements TestDatabase {

    private static final String IMAGE = "postgres:18";
    private static final int PORT_INSIDE = 5432;

    private final int port;
    private final PostgreSQLContainer container;

    ContainerDatabase() {
        port = freePort();
        container = new PostgreSQLContainer(IMAGE)
                .withUsername(USERNAME)
                .withPassword(PASSWORD)
                .withCommand("postgres", "-c", "max_connections=200");
        // Chosen in advance, because it must not change after a restart.
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + PORT_INSIDE));
        container.start();
    }

    @Override
    public String description() {
        return "container " + IMAGE + ", port " + port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void stopServer() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void startServer() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        container.stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
