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
 * @param webhookUrls the endpoints to start with; if empty, those of the data file
 * @param webhookSecrets with one endpoint, all of them sign for it, the newest first; with several endpoints, each has
 *     its own, or all share the only one
 * @param dataFile where keys, users, sessions and endpoints outlive the process; if null they do not
 * @param retrySchedule the delay before each attempt of a delivery, the first included
 * @param disableAfter how long an endpoint may go on failing before it is sent no more
 * @param rateLimit how many requests the Backend API takes in ten seconds; 0 for any number
 */
public record ClerkEmulatorSettings(
        int port,
        String address,
        @Nullable URI issuer,
        @Nullable String instanceId,
        @Nullable String secretKey,
        List<URI> webhookUrls,
        List<String> webhookSecrets,
        @Nullable Path dataFile,
        List<Duration> retrySchedule,
        Duration disableAfter,
        int rateLimit) {

    public static final String PORT = "CLERK_EMULATOR_PORT";
    public static final String ADDRESS = "CLERK_EMULATOR_ADDRESS";
    public static final String ISSUER = "CLERK_EMULATOR_ISSUER";
    public static final String INSTANCE_ID = "CLERK_EMULATOR_INSTANCE_ID";
    public static final String SECRET_KEY = "CLERK_EMULATOR_SECRET_KEY";
    public static final String WEBHOOK_URL = "CLERK_EMULATOR_WEBHOOK_URL";
    public static final String WEBHOOK_SECRET = "CLERK_EMULATOR_WEBHOOK_SECRET";
    public static final String DATA = "CLERK_EMULATOR_DATA";
    public static final String RETRY_SCHEDULE = "CLERK_EMULATOR_RETRY_SCHEDULE";
    public static final String DISABLE_AFTER = "CLERK_EMULATOR_DISABLE_AFTER";
    public static final String RATE_LIMIT = "CLERK_EMULATOR_RATE_LIMIT";

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
    private static final Duration SVIX_PATIENCE = Duration.ofDays(5);

    public ClerkEmulatorSettings {
        webhookUrls = List.copyOf(webhookUrls);
        webhookSecrets = List.copyOf(webhookSecrets);
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
        for (String secret : webhookSecrets) {
            check(WEBHOOK_SECRET, "must be whsec_ followed by base64.", secret, SigningSecret::parse);
        }
        for (URI url : webhookUrls) {
            check(
                    WEBHOOK_URL,
                    url + " is no absolute http or https URL.",
                    url,
                    each -> Endpoint.at(each, List.of(SigningSecret.generate())));
        }
        demand(
                webhookUrls.size() < 2 || webhookSecrets.size() < 2 || webhookSecrets.size() == webhookUrls.size(),
                WEBHOOK_SECRET,
                "with several endpoints, give one secret for all or one for each.");
        demand(
                !retrySchedule.isEmpty() && retrySchedule.stream().noneMatch(Duration::isNegative),
                RETRY_SCHEDULE,
                "needs at least one delay, none of them negative.");
        demand(!disableAfter.isNegative(), DISABLE_AFTER, "must not be negative.");
        demand(rateLimit >= 0, RATE_LIMIT, "must not be negative; 0 means no limit.");
    }

    /** Port 5100 on the loopback interface, everything else made up. */
    public static ClerkEmulatorSettings defaults() {
        return new ClerkEmulatorSettings(
                DEFAULT_PORT, LOOPBACK, null, null, null, List.of(), List.of(), null, SVIX_SCHEDULE, SVIX_PATIENCE, 0);
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
                variables
                        .parsed(WEBHOOK_URL, "is no URL.", ClerkEmulatorSettings::urls)
                        .orElse(List.of()),
                variables
                        .text(WEBHOOK_SECRET)
                        .map(ClerkEmulatorSettings::elements)
                        .orElse(List.of()),
                variables.parsed(DATA, "is no path.", Path::of).orElse(null),
                variables
                        .parsed(
                                RETRY_SCHEDULE,
                                "is no list of durations such as 0s,5s,5m.",
                                ClerkEmulatorSettings::schedule)
                        .orElse(SVIX_SCHEDULE),
                variables
                        .parsed(DISABLE_AFTER, "is no duration such as 5d.", DurationStyle::detectAndParse)
                        .orElse(SVIX_PATIENCE),
                variables.parsed(RATE_LIMIT, "is no number.", Integer::valueOf).orElse(0));
    }

    public ClerkEmulatorSettings withPort(int newPort) {
        return new ClerkEmulatorSettings(
                newPort,
                address,
                issuer,
                instanceId,
                secretKey,
                webhookUrls,
                webhookSecrets,
                dataFile,
                retrySchedule,
                disableAfter,
                rateLimit);
    }

    public ClerkEmulatorSettings withIssuer(URI newIssuer) {
        return new ClerkEmulatorSettings(
                port,
                address,
                newIssuer,
                instanceId,
                secretKey,
                webhookUrls,
                webhookSecrets,
                dataFile,
                retrySchedule,
                disableAfter,
                rateLimit);
    }

    public ClerkEmulatorSettings withSecretKey(String newSecretKey) {
        return new ClerkEmulatorSettings(
                port,
                address,
                issuer,
                instanceId,
                newSecretKey,
                webhookUrls,
                webhookSecrets,
                dataFile,
                retrySchedule,
                disableAfter,
                rateLimit);
    }

    /** One endpoint; a secret that is null is made up. */
    public ClerkEmulatorSettings withWebhook(URI url, @Nullable String secret) {
        return withWebhooks(List.of(url), secret == null ? List.of() : List.of(secret));
    }

    public ClerkEmulatorSettings withWebhooks(List<URI> urls, List<String> secrets) {
        return new ClerkEmulatorSettings(
                port,
                address,
                issuer,
                instanceId,
                secretKey,
                urls,
                secrets,
                dataFile,
                retrySchedule,
                disableAfter,
                rateLimit);
    }

    public ClerkEmulatorSettings withDataFile(@Nullable Path newDataFile) {
        return new ClerkEmulatorSettings(
                port,
                address,
                issuer,
                instanceId,
                secretKey,
                webhookUrls,
                webhookSecrets,
                newDataFile,
                retrySchedule,
                disableAfter,
                rateLimit);
    }

    public ClerkEmulatorSettings withRetrySchedule(List<Duration> newRetrySchedule) {
        return new ClerkEmulatorSettings(
                port,
                address,
                issuer,
                instanceId,
                secretKey,
                webhookUrls,
                webhookSecrets,
                dataFile,
                newRetrySchedule,
                disableAfter,
                rateLimit);
    }

    public ClerkEmulatorSettings withDisableAfter(Duration newDisableAfter) {
        return new ClerkEmulatorSettings(
                port,
                address,
                issuer,
                instanceId,
                secretKey,
                webhookUrls,
                webhookSecrets,
                dataFile,
                retrySchedule,
                newDisableAfter,
                rateLimit);
    }

    public ClerkEmulatorSettings withRateLimit(int newRateLimit) {
        return new ClerkEmulatorSettings(
                port,
                address,
                issuer,
                instanceId,
                secretKey,
                webhookUrls,
                webhookSecrets,
                dataFile,
                retrySchedule,
                disableAfter,
                newRateLimit);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ClerkEmulatorSettings[port=%d, address=%s, issuer=%s, instanceId=%s, webhookUrls=%s, dataFile=%s]"
                .formatted(port, address, issuer, instanceId, webhookUrls, dataFile);
    }

    private static boolean isBareHttpUrl(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return http && url.getHost() != null && String.valueOf(url.getPath()).isEmpty() && url.getQuery() == null;
    }

    private static List<Duration> schedule(String text) {
        return elements(text).stream().map(DurationStyle::detectAndParse).toList();
    }

    private static List<URI> urls(String text) {
        return elements(text).stream().map(URI::create).toList();
    }

    private static List<String> elements(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
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
