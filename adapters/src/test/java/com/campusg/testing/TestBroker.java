package com.campusg.testing;

import java.nio.file.Path;
import java.util.List;

/**
 * A Kafka 4.2 broker for tests, the only one of its cluster unless started by {@link #startCluster}. It runs in a container if a Docker engine is available, and as a
 * local process otherwise. The output names the kind of broker. Topics are not created automatically.
 *
 * <p>Every method returns after its effect is complete.
 */
public interface TestBroker extends AutoCloseable {

    /** Starts a broker whose data is deleted when it is closed. */
    static TestBroker start() {
        TestBroker broker = Containers.<TestBroker>startIfPossible("Kafka", ContainerBroker::new)
                .orElseGet(ProcessBroker::temporary);
        System.out.println("Kafka for tests: " + broker.description());
        return broker;
    }

    /** Starts a local broker that keeps its data in the folder. */
    static TestBroker startIn(Path folder) {
        return ProcessBroker.in(folder);
    }

    /** Starts a local broker whose clients connect to a proxy at this port. */
    static TestBroker startBehindProxy(int proxyPort) {
        return ProcessBroker.behindProxy(proxyPort);
    }

    /**
     * Starts local brokers of one cluster, whose data is deleted when they are closed. Topics are replicated on up to three
     * brokers; with three or more, a write needs two of them.
     */
    static List<TestBroker> startCluster(int brokers) {
        return ProcessBroker.temporaryCluster(brokers);
    }

    /** Kind and port of the broker, for messages. */
    String description();

    /** Port on 127.0.0.1, which stays the same after restarts. */
    int port();

    /** Value of the client setting {@code bootstrap.servers}. */
    default String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    /** Shuts the broker down in a controlled way. */
    void stopServer();

    /** Terminates the broker with SIGKILL. */
    void killServer();

    /** Starts the broker again with its data. */
    void startServer();

    /** Suspends the broker: connections stay open, but no request is answered. */
    void freezeServer();

    /** Continues the broker after {@link #freezeServer}. */
    void thawServer();

    /** Stops the broker permanently. */
    @Override
    void close();
}
