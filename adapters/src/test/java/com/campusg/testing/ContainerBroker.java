package com.campusg.testing;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Kafka in a container. */
final class ContainerBroker implements TestBroker {

    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.2.2");
    private static final int PORT_INSIDE = 9092;
    private static final String STARTED = "Kafka Server started";
    private static final Duration START_TIMEOUT = Timeouts.minutes(2);

    /** Chosen in advance, because it must not change after a restart, and because the broker advertises it to clients. */
    private final int port = LoopbackPort.free();

    private final GenericContainer<?> container;

    ContainerBroker() {
        container = new GenericContainer<>(IMAGE)
                .withEnv(settings())
                .waitingFor(Wait.forLogMessage(".*" + STARTED + ".*", 1).withStartupTimeout(START_TIMEOUT));
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + PORT_INSIDE));
        container.start();
    }

    /** Settings of the image: {@code KAFKA_NODE_ID} sets {@code node.id}. If any is set, the image applies no defaults. */
    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:" + PORT_INSIDE + ",CONTROLLER://:9093"),
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1"),
                // A restarted broker waits until the session of its killed predecessor has expired.
                Map.entry("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500"),
                Map.entry("KAFKA_BROKER_SESSION_TIMEOUT_MS", "2000"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"));
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
        docker().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void killServer() {
        docker().killContainerCmd(container.getContainerId()).exec();
        await().atMost(Timeouts.DEFAULT).until(() -> !container.isRunning());
    }

    @Override
    public void startServer() {
        long before = starts();
        docker().startContainerCmd(container.getContainerId()).exec();
        await().atMost(START_TIMEOUT).until(() -> starts() > before);
    }

    @Override
    public void freezeServer() {
        docker().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void thawServer() {
        docker().unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void close() {
        container.stop();
    }

    /** Number of starts in the log. The port is no indication, because the engine accepts connections without a broker, too. */
    private long starts() {
        return Pattern.compile(STARTED).matcher(container.getLogs()).results().count();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }
}
