import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates the service's AOT cache (JEP 483, JEP 514, JEP 515): starts the service, sends requests to it and stops it.
 * The JVM then writes the classes that were loaded and the profiles of hot methods to user-service.aot.
 *
 * <p>No database is needed: authenticated requests are answered with 503. This class signs session tokens and deliveries
 * itself and serves the issuer's keys, so that successful verification is part of the training.
 *
 * <p>Usage: {@code java TrainingRun.java @java.options}, in the directory of the extracted user-service.jar. JVM, options
 * and class path must be those that the service will have. Replace the directory as a whole when the service changes: jars
 * of reproducible builds have equal timestamps, so the JVM may not detect that a cache belongs to another version.
 */
final class TrainingRun {

    private static final Path CACHE = Path.of("user-service.aot");
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int ROUNDS = 200;

    /** Each of these requests waits until the attempt to connect to the database times out. */
    private static final int AUTHENTICATED_ROUNDS = 10;

    private static final byte[] WEBHOOK_SECRET = "training-only-training-only".getBytes(UTF_8);
    private static final String DELIVERY = "{\"type\":\"user.updated\",\"data\":{\"id\":\"user_training\"}}";

    private static final Map<String, String> SETTINGS = Map.of(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/unknown",
            "SPRING_FLYWAY_ENABLED", "false",
            "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "250",
            "CLERK_WEBHOOK_SIGNING_SECRET", "whsec_" + Base64.getEncoder().encodeToString(WEBHOOK_SECRET));

    private final HttpClient http = HttpClient.newHttpClient();

    private final String address;

    private final Issuer issuer;

    private TrainingRun(int port, Issuer issuer) {
        this.address = "http://127.0.0.1:" + port;
        this.issuer = issuer;
    }

    public static void main(String[] options) throws IOException, InterruptedException, GeneralSecurityException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:AOTCacheOutput=" + CACHE, "-jar", "user-service.jar"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        int port = freePort();
        Issuer issuer = Issuer.listening();
        builder.environment().putAll(SETTINGS);
        builder.environment().put("CLERK_ISSUER", issuer.address());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        Process service = builder.start();
        try {
            new TrainingRun(port, issuer).train(service);
        } finally {
            service.destroy();
            if (!service.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                service.destroyForcibly();
                Files.deleteIfExists(CACHE);
            }
        }
        if (!Files.exists(CACHE) || Files.size(CACHE) == 0) {
            throw new IllegalStateException("The JVM did not write " + CACHE);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void train(Process service) throws IOException, InterruptedException, GeneralSecurityException {
        Instant end = Instant.now().plus(TIMEOUT);
        while (!answers("/livez", 200)) {
            if (!service.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("The service did not start");
            }
            Thread.sleep(100);
        }
        for (int round = 0; round < ROUNDS; round++) {
            require("/livez", 200);
            require("/me", 401);
            require("/unknown", 401);
            requireOfDelivery(new byte[32], 401);
        }
        for (int round = 0; round < AUTHENTICATED_ROUNDS; round++) {
            requireStatus("/me", 503, get("/me", issuer.token()));
            requireOfDelivery(WEBHOOK_SECRET, 503);
        }
        require("/readyz", 503);
    }

    private boolean answers(String path, int status) throws InterruptedException {
        try {
            return get(path, "") == status;
        } catch (IOException notStarted) {
            return false;
        }
    }

    private void require(String path, int status) throws IOException, InterruptedException {
        requireStatus(path, status, get(path, "eyJhbGciOiJub25lIn0.e30."));
    }

    private int get(String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofByteArray()).statusCode();
    }

    private void requireOfDelivery(byte[] secret, int status)
            throws IOException, InterruptedException, GeneralSecurityException {
        String path = "/api/webhook/clerk";
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] signature = mac.doFinal(("msg_training." + timestamp + "." + DELIVERY).getBytes(UTF_8));
        HttpRequest delivery = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .header("svix-id", "msg_training")
                .header("svix-timestamp", timestamp)
                .header("svix-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .POST(BodyPublishers.ofString(DELIVERY))
                .build();
        requireStatus(path, status, http.send(delivery, BodyHandlers.ofByteArray()).statusCode());
    }

    private static void requireStatus(String path, int expected, int status) {
        if (status != expected) {
            throw new IllegalStateException(path + " returned " + status + " instead of " + expected);
        }
    }

    /** Signs session tokens, and answers every HTTP request with the JWKS of its key. */
    private record Issuer(ServerSocket listener, KeyPair keys) {

        private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

        static Issuer listening() throws IOException, GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            Issuer issuer = new Issuer(listener, generator.generateKeyPair());
            Thread.ofPlatform().daemon().start(issuer::answer);
            return issuer;
        }

        String address() {
            return "http://127.0.0.1:" + listener.getLocalPort();
        }

        String token() throws GeneralSecurityException {
            long now = Instant.now().getEpochSecond();
            String content = part("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"ins_training\"}")
                    + "."
                    + part("{\"iss\":\"%s\",\"sub\":\"user_training\",\"sid\":\"sess_training\",\"iat\":%d,\"nbf\":%d,\"exp\":%d}"
                            .formatted(address(), now, now - 10, now + 60));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return content + "." + BASE64.encodeToString(signature.sign());
        }

        private void answer() {
            RSAPublicKey key = (RSAPublicKey) keys.getPublic();
            byte[] body = "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"ins_training\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                    .formatted(
                            BASE64.encodeToString(key.getModulus().toByteArray()),
                            BASE64.encodeToString(key.getPublicExponent().toByteArray()))
                    .getBytes(UTF_8);
            byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                    .formatted(body.length)
                    .getBytes(UTF_8);
            while (true) {
                try (Socket caller = listener.accept()) {
                    caller.getInputStream().read(new byte[4096]);
                    caller.getOutputStream().write(head);
                    caller.getOutputStream().write(body);
                } catch (IOException disconnected) {
                    // The service retries.
                }
            }
        }

        private static String part(String json) {
            return BASE64.encodeToString(json.getBytes(UTF_8));
        }
    }
}
