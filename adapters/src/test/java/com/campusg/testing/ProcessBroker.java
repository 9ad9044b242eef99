package com.campusg.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Kafka in a local process, started from the class path that the module {@code kafka-broker} writes. */
final class ProcessBroker implements TestBroker {

    private static final Duration START_TIMEOUT = Timeouts.minutes(2);
    private static final Duration STOP_TIMEOUT = Timeouts.seconds(30);

    /** An arbitrary cluster id: 16 bytes in base64url. */
    private static final String CLUSTER = "Y2FtcHVzZy10ZXN0cy0xMg";

    private static final String STARTED = "Kafka Server started";

    /** All brokers of the cluster, each of which is a controller, too. */
    private final List<Node> cluster;

    private final Node node;
    private final Path folder;
    private final boolean temporary;
    private final @Nullable SecuredBroker security;
    private final Thread shutdownHook = new Thread(this::killServer, "Kafka shutdown");
    private Process server;

    private ProcessBroker(
            List<Node> cluster, Node node, Path folder, boolean temporary, @Nullable SecuredBroker security) {
        this.cluster = cluster;
        this.node = node;
        this.folder = folder.toAbsolutePath();
        this.temporary = temporary;
        this.security = security;
        prepare();
        this.server = launch();
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    static ProcessBroker temporary() {
        Node node = Node.create(1);
        return temporary(List.of(node), node);
    }

    static ProcessBroker behindProxy(int advertisedPort) {
        Node node = new Node(1, LoopbackPort.free(), LoopbackPort.free(), advertisedPort);
        return temporary(List.of(node), node);
    }

    /** Starts a cluster, whose topics have a replica on up to three brokers. A majority must be running. */
    static List<TestBroker> temporaryCluster(int brokers) {
        List<Node> cluster =
                IntStream.rangeClosed(1, brokers).mapToObj(Node::create).toList();
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            return cluster.stream()
                    .map(node -> CompletableFuture.<TestBroker>supplyAsync(() -> temporary(cluster, node), starters))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static ProcessBroker temporary(List<Node> cluster, Node node) {
        try {
            return new ProcessBroker(cluster, node, Files.createTempDirectory("campusg-kafka"), true, null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ProcessBroker in(Path folder) {
        Node node = Node.create(1);
        return new ProcessBroker(List.of(node), node, folder, false, null);
    }

    static ProcessBroker secured(Path folder, SecuredBroker security) {
        Node node = Node.create(1);
        return new ProcessBroker(List.of(node), node, folder, true, security);
    }

    /** @param advertisedPort the port to which clients connect */
    private record Node(int id, int port, int controllerPort, int advertisedPort) {

        static Node create(int id) {
            int port = LoopbackPort.free();
            return new Node(id, port, LoopbackPort.free(), port);
        }

        String voter() {
            return id + "@127.0.0.1:" + controllerPort;
        }
    }

    @Override
    public String description() {
        return "process " + server.pid() + ", port " + node.port() + ", log in " + log();
    }

    @Override
    public int port() {
        return node.port();
    }

    @Override
    public void stopServer() {
        server.destroy();
        if (!ends()) {
            killServer();
        }
    }

    @Override
    public void killServer() {
        server.destroyForcibly();
        ends();
    }

    @Override
    public void startServer() {
        server = launch();
    }

    @Override
    public void freezeServer() {
        signal("STOP");
    }

    @Override
    public void thawServer() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (temporary && Files.exists(folder)) {
            killServer();
            deleteFolder();
        } else if (!temporary) {
            stopServer();
        }
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
    }

    /** Writes the configuration and formats the storage unless it exists. */
    private void prepare() {
        try {
            Files.createDirectories(folder);
            stopOrphan();
            Files.writeString(
                    settings(),
                    """
                    process.roles=broker,controller
                    node.id=%6$d
                    controller.quorum.voters=%7$s
                    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                    advertised.listeners=PLAINTEXT://127.0.0.1:%8$d
                    inter.broker.listener.name=PLAINTEXT
                    controller.listener.names=CONTROLLER
                    listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                    log.dirs=%3$s
                    default.replication.factor=%4$d
                    min.insync.replicas=%5$d
                    # Internal topics cannot be replicated with a single broker.
                    offsets.topic.replication.factor=%4$d
                    offsets.topic.num.partitions=5
                    transaction.state.log.replication.factor=%4$d
                    transaction.state.log.min.isr=%5$d
                    share.coordinator.state.topic.replication.factor=%4$d
                    share.coordinator.state.topic.min.isr=%5$d
                    group.initial.rebalance.delay.ms=0
                    auto.create.topics.enable=false
                    # A restarted broker waits until the session of its killed predecessor has expired.
                    broker.heartbeat.interval.ms=500
                    broker.session.timeout.ms=2000
                    """.formatted(
                                            node.port(),
                                            node.controllerPort(),
                                            data(),
                                            Math.min(cluster.size(), 3),
                                            cluster.size() < 3 ? 1 : 2,
                                            node.id(),
                                            cluster.stream().map(Node::voter).collect(Collectors.joining(",")),
                                            node.advertisedPort())
                            + (security == null ? "" : security.settings(node.port(), node.controllerPort())));
            Files.writeString(loggingSettings(), """
                    rootLogger.level=info
                    rootLogger.appenderRef.console.ref=console
                    appender.console.type=Console
                    appender.console.name=console
                    appender.console.layout.type=PatternLayout
                    appender.console.layout.pattern=%d %p %c{1} %m%n
                    """);
            if (!Files.exists(data().resolve("meta.properties"))) {
                List<String> arguments = Stream.concat(
                                Stream.of(
                                        "format",
                                        "-t",
                                        CLUSTER,
                                        "-c",
                                        settings().toString()),
                                security == null ? Stream.of() : security.formatArguments().stream())
                        .toList();
                Process format = run("kafka.tools.StorageTool", arguments.toArray(String[]::new));
                if (format.waitFor() != 0) {
                    throw new IllegalStateException("The storage of Kafka could not be formatted; see " + log());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Process launch() {
        try {
            Files.deleteIfExists(log());
            Process process = run("kafka.Kafka", settings().toString());
            Files.writeString(pid(), Long.toString(process.pid()));
            await().atMost(START_TIMEOUT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !process.isAlive() || Files.readString(log()).contains(STARTED));
            if (!process.isAlive()) {
                throw new IllegalStateException("Kafka did not start; see " + log());
            }
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ConditionTimeoutException late) {
            throw new IllegalStateException("Kafka has not started within " + START_TIMEOUT + "; see " + log(), late);
        }
    }

    private Process run(String program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dlog4j2.configurationFile=" + loggingSettings(),
                                "-cp",
                                classPath(),
                                program),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Read from a file of the module {@code kafka-broker}, relative to the directory of a module or of the project. */
    private static String classPath() throws IOException {
        Path file = Path.of("kafka-broker", "target", "broker.classpath");
        Optional<Path> found = Stream.of(Path.of(""), Path.of(".."))
                .map(project -> project.toAbsolutePath().resolve(file))
                .filter(Files::exists)
                .findFirst();
        return Files.readString(found.orElseThrow(() ->
                new IllegalStateException(file + " does not exist: run ./mvnw -pl kafka-broker generate-resources")));
    }

    private boolean ends() {
        try {
            return server.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " failed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Stops the broker of a test JVM that was killed, which would still lock the folder. */
    private void stopOrphan() throws IOException {
        if (Files.exists(pid())) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid()).strip()))
                    .filter(process -> process.info()
                            .arguments()
                            .map(List::of)
                            .orElse(List.of())
                            .contains(settings().toString()))
                    .ifPresent(orphan -> {
                        orphan.destroyForcibly();
                        orphan.onExit()
                                .orTimeout(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                                .join();
                    });
        }
    }

    private void deleteFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private Path loggingSettings() {
        return folder.resolve("log4j2.properties");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("broker.log");
    }

    private Path pid() {
        return folder.resolve("broker.pid");
    }
}
