package com.campusg.testing;

import java.nio.file.Path;

/**
 * A Kafka 4.2 broker for tests, alone in its cluster: in a container where a Docker engine answers, else a process of its
 * own JVM on this machine. Says in the output which it is. Topics are not made by being used.
 *
 * <p>Every method returns only once the broker is as it says.
 */
public interface TestBroker extends AutoCloseable {

    /** A broker whose data goes with it. */
    static TestBroker start() {
        TestBroker broker = Containers.<TestBroker>startIfPossible("Kafka", ContainerBroker::new)
                .orElseGet(ProcessBroker::temporary);
        System.out.println("Kafka for tests: " + broker.description());
        return broker;
    }

    /** A broker on this machine whose data stays in a folder, to be found again by the next one. */
    static TestBroker startIn(Path folder) {
        return ProcessBroker.in(folder);
    }

    /** What kind of broker this is, for people. */
    String description();

    /** Where it listens on 127.0.0.1; the same for as long as this broker lives, whatever is done to it. */
    int port();

    /** What clients have to know, as in {@code SPRING_KAFKA_BOOTSTRAP_SERVERS}. */
    default String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    /** Takes the broker away in order, as for maintenance. */
    void stopServer();

    /** Takes the broker away as {@code kill -9} does: it is not asked, and puts nothing in order. */
    void killServer();

    /** Brings the broker back, with its data. */
    void startServer();

    /** From now on connections stay open, and nothing is answered: the outage that is noticed last. */
    void freezeServer();

    /** Ends {@link #freezeServer}. */
    void thawServer();

    /** Stops the broker for good. */
    @Override
    void close();
}
