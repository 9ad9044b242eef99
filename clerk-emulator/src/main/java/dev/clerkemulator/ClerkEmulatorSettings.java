package dev.clerkemulator;

import dev.clerkemulator.delivery.Endpoint;
import dev.clerkemulator.delivery.SigningSecret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * How an emulator starts. What is null is taken from the data file if there is one, else made up.
 *
 * @param port 0 for any free one
 * @param address the local address to listen on
 * @param issuer the address under which clients see the emulator; if null {@code http://localhost:<port>}
 * @param webhookSecret signs the events for every endpoint that has no secret of its own
 * @param dataFile where keys, users, sessions and endpoints outlive the process; if null they do not
 * @param retrySchedule the delay before each attempt of a delivery, the first included
 */
public record ClerkEmulatorSettings(
        int port,
        String address,
        @Nullable URI issuer,
        @Nullable String instanceId,
        @Nullable String secretKey,
        @Nullable URI webhookUrl,
        @Nullable String webhookSecret,
        @Nullable Path dataFile,
        List<Duration> retrySchedule) {

    public static final String PORT = "CLERK_EMULATOR_PORT";
    public static final String ADDRESS = "CLERK_EMULATOR_ADDRESS";
    public static final String ISSUER = "CLERK_EMULATOR_ISSUER";
    public static final String INSTANCE_ID = "CLERK_EMULATOR_INSTANCE_ID";
    public static final String SECRET_KEY = "CLERK_EMULATOR_SECRET_KEY";
    public static final String WEBHOOK_URL = "CLERK_EMULATOR_WEBHOOK_URL";
    public static final String WEBHOOK_SECRET = "CLERK_EMULATOR_WEBHOOK_SECRET";
    public static final String DATA = "CLERK_EMULATOR_DATA";
    public static final String RETRY_SCHEDULE = "CLERK_EMULATOR_RETRY_SCHEDULE";

    public static final int DEFAULT_PORT = 5100;

    private static final int HIGHEST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<Duration> SVIX_SCHEDULE = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    public ClerkEmulatorSettings {
        retrySchedule = List.copyOf(retrySchedule);
        demand(port >= 0 && port <= HIGHEST_PORT, PORT, port + " is no port.");
        demand(!address.isBlank(), ADDRESS, "the address to listen on is empty.");
        demand(
                issuer == null || isBareHttpUrl(issuer),
                ISSUER,
                issuer + " is no URL like http://localhost:5100, without a path or a slash at the end.");
        demand(instanceId == null || instanceId.matches("ins_[0-9A-Za-z]+"), INSTANCE_ID, "must look like ins_….");
        demand(
                secretKey == null || secretKey.matches("sk_(test|live)_[0-9A-Za-z]+"),
                SECRET_KEY,
                "must look like sk_test_….");
        if (webhookSecret != null) {
            check(WEBHOOK_SECRET, "must be whsec_ followed by base64.", webhookSecret, SigningSecret::parse);
        }
        if (webhookUrl != null) {
            check(
                    WEBHOOK_URL,
                    webhookUrl + " is no absolute http or https URL.",
                    webhookUrl,
                    url -> new Endpoint(url, SigningSecret.generate(), true));
        }
        demand(
                !retrySchedule.isEmpty() && retrySchedule.stream().noneMatch(Duration::isNegative),
                RETRY_SCHEDULE,
                "needs at least one delay, none of them negative.");
    }

    /** Port 5100 on the loopback interface, everything else made up. */
    public static ClerkEmulatorSettings defaults() {
        return new ClerkEmulatorSettings(DEFAULT_PORT, LOOPBACK, null, null, null, null, null, null, SVIX_SCHEDULE);
    }

    /**
     * Reads the variables named above; whatever else is set does not matter.
     *
     * @throws InvalidSettingException if a variable is malformed
     */
    public static ClerkEmulatorSettings fromEnvironment(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new ClerkEmulatorSettings(
                variables.parsed(PORT, "is no number.", Integer::valueOf).orElse(DEFAULT_PORT),
                variables.text(ADDRESS).orElse(LOOPBACK),
                variables.uri(ISSUER).orElse(null),
                variables.text(INSTANCE_ID).orElse(null),
                variables.text(SECRET_KEY).orElse(null),
                variables.uri(WEBHOOK_URL).orElse(null),
                variables.text(WEBHOOK_SECRET).orElse(null),
                variables.parsed(DATA, "is no path.", Path::of).orElse(null),
                variables
                        .parsed(
                                RETRY_SCHEDULE,
                                "is no list of durations such as 0s,5s,5m.",
                                ClerkEmulatorSettings::schedule)
                        .orElse(SVIX_SCHEDULE));
    }

    public ClerkEmulatorSettings withPort(int newPort) {
        return new ClerkEmulatorSettings(
                newPort, address, issuer, instanceId, secretKey, webhookUrl, webhookSecret, dataFile, retrySchedule);
    }

    public ClerkEmulatorSettings withIssuer(URI newIssuer) {
        return new ClerkEmulatorSettings(
                port, address, newIssuer, instanceId, secretKey, webhookUrl, webhookSecret, dataFile, retrySchedule);
    }

    public ClerkEmulatorSettings withSecretKey(String newSecretKey) {
        return new ClerkEmulatorSettings(
                port, address, issuer, instanceId, newSecretKey, webhookUrl, webhookSecret, dataFile, retrySchedule);
    }

    public ClerkEmulatorSettings withWebhook(URI url, @Nullable String secret) {
        return new ClerkEmulatorSettings(
                port, address, issuer, instanceId, secretKey, url, secret, dataFile, retrySchedule);
    }

    public ClerkEmulatorSettings withDataFile(@Nullable Path newDataFile) {
        return new ClerkEmulatorSettings(
                port, address, issuer, instanceId, secretKey, webhookUrl, webhookSecret, newDataFile, retrySchedule);
    }

    public ClerkEmulatorSettings withRetrySchedule(List<Duration> newRetrySchedule) {
        return new ClerkEmulatorSettings(
                port, address, issuer, instanceId, secretKey, webhookUrl, webhookSecret, dataFile, newRetrySchedule);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ClerkEmulatorSettings[port=%d, address=%s, issuer=%s, instanceId=%s, webhookUrl=%s, dataFile=%s]"
                .formatted(port, address, issuer, instanceId, webhookUrl, dataFile);
    }

    private static boolean isBareHttpUrl(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return http && url.getHost() != null && String.valueOf(url.getPath()).isEmpty() && url.getQuery() == null;
    }

    private static List<Duration> schedule(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(DurationStyle::detectAndParse)
                .toList();
    }

    private static void demand(boolean met, String variable, String problem) {
        if (!met) {
            throw new InvalidSettingException(variable, problem);
        }
    }

    private static <T, R> R check(String variable, String problem, T value, Function<T, R> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(variable, problem);
        }
    }

    /** An empty variable counts as absent: compose files set them that way. */
    private record Variables(Map<String, String> environment) {

        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        Optional<URI> uri(String name) {
            return parsed(name, "is no URL.", URI::create);
        }

        <T> Optional<T> parsed(String name, String problem, Function<String, T> parser) {
            return text(name).map(text -> check(name, text + " " + problem, text, parser));
        }
    }
}
