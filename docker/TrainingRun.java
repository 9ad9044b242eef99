import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes the AOT cache that the service starts from (JEP 483, JEP 514, JEP 515): runs the unpacked service once, as it will
 * be run, asks it a few questions, and ends it. The JVM then writes down which classes it needed and which code was hot.
 * There is neither a database nor a Clerk, so the service answers that it cannot tell, or refuses; that is enough.
 *
 * <p>Run it in the folder of user-service.jar, with the JVM and the options that the service will have: the arguments are
 * the options. The cache is user-service.aot.
 */
final class TrainingRun {

    private static final Path CACHE = Path.of("user-service.aot");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int ROUNDS = 200;

    /** Nothing listens on port 1. The secret signs nothing that anybody would believe. */
    private static final Map<String, String> NOWHERE = Map.of(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere",
            "SPRING_FLYWAY_ENABLED", "false",
            "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "250",
            "SPRING_DATA_JDBC_DIALECT", "postgresql",
            "CLERK_ISSUER", "http://127.0.0.1:1",
            "CLERK_WEBHOOK_SIGNING_SECRET", "whsec_dHJhaW5pbmctb25seS10cmFpbmluZy1vbmx5");

    private final HttpClient http = HttpClient.newHttpClient();

    private final String address;

    private TrainingRun(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    public static void main(String[] options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:AOTCacheOutput=" + CACHE, "-jar", "user-service.jar"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        int port = freePort();
        builder.environment().putAll(NOWHERE);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        Process service = builder.start();
        try {
            new TrainingRun(port).train(service);
        } finally {
            service.destroy();
            if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                service.destroyForcibly();
                Files.deleteIfExists(CACHE);
            }
        }
        if (!Files.exists(CACHE) || Files.size(CACHE) == 0) {
            throw new IllegalStateException("The JVM wrote no " + CACHE);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void train(Process service) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers("/livez", 200)) {
            if (!service.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("The service did not start");
            }
            Thread.sleep(100);
        }
        for (int round = 0; round < ROUNDS; round++) {
            require("/livez", 200);
            require("/me", 401);
            require("/nowhere", 401);
            requireForgeryRefused();
        }
        require("/readyz", 503);
    }

    private boolean answers(String path, int status) throws InterruptedException {
        try {
            return get(path) == status;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void require(String path, int status) throws IOException, InterruptedException {
        requireStatus(path, status, get(path));
    }

    private int get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                .build();
        return http.send(request, BodyHandlers.ofByteArray()).statusCode();
    }

    private void requireForgeryRefused() throws IOException, InterruptedException {
        String path = "/api/webhook/clerk";
        HttpRequest forgery = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .header("svix-id", "msg_training")
                .header("svix-timestamp", Long.toString(Instant.now().getEpochSecond()))
                .header("svix-signature", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .POST(BodyPublishers.ofString("{\"type\":\"user.updated\",\"data\":{\"id\":\"user_training\"}}"))
                .build();
        requireStatus(path, 401, http.send(forgery, BodyHandlers.ofByteArray()).statusCode());
    }

    private static void requireStatus(String path, int expected, int status) {
        if (status != expected) {
            throw new IllegalStateException(path + " was answered " + status + ", not " + expected);
        }
    }
}
