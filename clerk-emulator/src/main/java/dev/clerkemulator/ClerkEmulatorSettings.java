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
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * Settings of an emulator. A value that is null is read from the data file if there is one, and generated otherwise.
 *
 * @param port 0 to 65535; 0 selects a free port
 * @param address the local address to bind to
 * @param issuer the base URL that clients use, without path; if null, {@code http://127.0.0.1:<port>}, or with a TLS port
 *     {@code https://127.0.0.1:<tlsPort>}
 * @param instanceId {@code ins_} followed by letters or digits; also the key id of the first signing key
 * @param secretKey {@code sk_test_} or {@code sk_live_} followed by letters or digits
 * @param webhookUrls the endpoints that receive events; if empty, the endpoints of the data file
 * @param webhookSecrets with one endpoint, all secrets sign its messages, the newest one first; with several endpoints,
 *     one secret for each endpoint, or one for all of them
 * @param dataFile the file that stores the state between runs; if null, the state is kept in memory only
 * @param retrySchedule the delay before each attempt of a delivery, including the first one
 * @param disableAfter the time that an endpoint may fail without interruption before it is disabled
 * @param seedFile a YAML file with users and machines that are created on start unless they exist; null for none
 * @param packages the directory of the npm packages whose scripts are served, such as {@code node_modules}; null to redirect to
 *     jsDelivr
 * @param tlsPort the port of an additional listener with HTTPS, 0 for a free port, or null for none; the issuer and the
 *     publishable key then name it by default
 * @param keystore a PKCS#12 file with the certificate of the HTTPS listener and the password {@code changeit}; generated with
 *     a self-signed certificate if it does not exist; if null, generated on each start
 * @param rateLimit the number of Backend API requests that are allowed in ten seconds; 0 for no limit
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
        @Nullable Path seedFile,
        @Nullable Path packages,
        List<Duration> retrySchedule,
        Duration disableAfter,
        @Nullable Integer tlsPort,
        @Nullable Path keystore,
        int rateLimit) {

    public static final String PORT = "CLERK_EMULATOR_PORT";
    public static final String ADDRESS = "CLERK_EMULATOR_ADDRESS";
    public static final String ISSUER = "CLERK_EMULATOR_ISSUER";
    public static final String INSTANCE_ID = "CLERK_EMULATOR_INSTANCE_ID";
    public static final String SECRET_KEY = "CLERK_EMULATOR_SECRET_KEY";
    public static final String WEBHOOK_URL = "CLERK_EMULATOR_WEBHOOK_URL";
    public static final String WEBHOOK_SECRET = "CLERK_EMULATOR_WEBHOOK_SECRET";
    public static final String DATA = "CLERK_EMULATOR_DATA";
    public static final String SEED = "CLERK_EMULATOR_SEED";
    public static final String PACKAGES = "CLERK_EMULATOR_PACKAGES";
    public static final String RETRY_SCHEDULE = "CLERK_EMULATOR_RETRY_SCHEDULE";
    public static final String DISABLE_AFTER = "CLERK_EMULATOR_DISABLE_AFTER";
    public static final String TLS_PORT = "CLERK_EMULATOR_TLS_PORT";
    public static final String KEYSTORE = "CLERK_EMULATOR_KEYSTORE";
    public static final String RATE_LIMIT = "CLERK_EMULATOR_RATE_LIMIT";

    public static final int DEFAULT_PORT = 5100;

    private static final int MAX_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NOT_A_NUMBER = "is not a number.";
    private static final String NOT_A_PATH = "is not a path.";
    private static final String NOT_A_PORT = " is not a port number.";
    private static final String NOT_A_URL = "is not a URL.";
    private static final List<Duration> SVIX_SCHEDULE = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));
    private static final Duration SVIX_DISABLE_AFTER = Duration.ofDays(5);

    public ClerkEmulatorSettings {
        webhookUrls = List.copyOf(webhookUrls);
        webhookSecrets = List.copyOf(webhookSecrets);
        retrySchedule = List.copyOf(retrySchedule);
        require(isPort(port), PORT, port + NOT_A_PORT);
        require(tlsPort == null || isPort(tlsPort), TLS_PORT, tlsPort + NOT_A_PORT);
        require(
                tlsPort == null || tlsPort == 0 || tlsPort != port,
                TLS_PORT,
                tlsPort + " is also the value of " + PORT + ".");
        require(!address.isBlank(), ADDRESS, "must not be empty.");
        require(
                issuer == null || isBareHttpUrl(issuer),
                ISSUER,
                issuer + " is not a URL without path and trailing slash, such as http://localhost:5100.");
        require(
                instanceId == null || instanceId.matches("ins_[0-9A-Za-z]+"),
                INSTANCE_ID,
                "must be ins_ followed by letters or digits.");
        require(
                secretKey == null || secretKey.matches("sk_(test|live)_[0-9A-Za-z]+"),
                SECRET_KEY,
                "must be sk_test_ or sk_live_ followed by letters or digits.");
        for (String secret : webhookSecrets) {
            check(WEBHOOK_SECRET, "must be whsec_ followed by base64.", secret, SigningSecret::parse);
        }
        for (URI url : webhookUrls) {
            check(
                    WEBHOOK_URL,
                    url + " is not an absolute http or https URL.",
                    url,
                    each -> Endpoint.at(each, List.of(SigningSecret.generate())));
        }
        require(
                webhookUrls.size() < 2 || webhookSecrets.size() < 2 || webhookSecrets.size() == webhookUrls.size(),
                WEBHOOK_SECRET,
                "must contain one secret for all endpoints, or one for each endpoint.");
        require(
                !retrySchedule.isEmpty() && retrySchedule.stream().noneMatch(Duration::isNegative),
                RETRY_SCHEDULE,
                "must contain at least one delay, and no negative ones.");
        require(!disableAfter.isNegative(), DISABLE_AFTER, "must not be negative.");
        require(rateLimit >= 0, RATE_LIMIT, "must not be negative; 0 means no limit.");
    }

    /** Port 5100 on the loopback interface, with generated keys and secrets. */
    public static ClerkEmulatorSettings defaults() {
        return new Draft().settings();
    }

    /**
     * Reads the environment variables that the constants name, and ignores all others.
     *
     * @throws InvalidSettingException if a variable is malformed
     */
    public static ClerkEmulatorSettings fromEnvironment(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Draft draft = new Draft();
        variables.parsed(PORT, NOT_A_NUMBER, Integer::valueOf).ifPresent(value -> draft.port = value);
        variables.text(ADDRESS).ifPresent(value -> draft.address = value);
        variables.parsed(ISSUER, NOT_A_URL, URI::create).ifPresent(value -> draft.issuer = value);
        variables.text(INSTANCE_ID).ifPresent(value -> draft.instanceId = value);
        variables.text(SECRET_KEY).ifPresent(value -> draft.secretKey = value);
        variables
                .parsed(WEBHOOK_URL, NOT_A_URL, ClerkEmulatorSettings::urls)
                .ifPresent(value -> draft.webhookUrls = value);
        variables.text(WEBHOOK_SECRET).ifPresent(value -> draft.webhookSecrets = elements(value));
        variables.parsed(DATA, NOT_A_PATH, Path::of).ifPresent(value -> draft.dataFile = value);
        variables.parsed(SEED, NOT_A_PATH, Path::of).ifPresent(value -> draft.seedFile = value);
        variables.parsed(PACKAGES, NOT_A_PATH, Path::of).ifPresent(value -> draft.packages = value);
        variables
                .parsed(RETRY_SCHEDULE, "is not a list of durations such as 0s,5s,5m.", ClerkEmulatorSettings::schedule)
                .ifPresent(value -> draft.retrySchedule = value);
        variables
                .parsed(DISABLE_AFTER, "is not a duration such as 5d.", DurationStyle::detectAndParse)
                .ifPresent(value -> draft.disableAfter = value);
        variables.parsed(TLS_PORT, NOT_A_NUMBER, Integer::valueOf).ifPresent(value -> draft.tlsPort = value);
        variables.parsed(KEYSTORE, NOT_A_PATH, Path::of).ifPresent(value -> draft.keystore = value);
        variables.parsed(RATE_LIMIT, NOT_A_NUMBER, Integer::valueOf).ifPresent(value -> draft.rateLimit = value);
        return draft.settings();
    }

    public ClerkEmulatorSettings withPort(int newPort) {
        return with(draft -> draft.port = newPort);
    }

    public ClerkEmulatorSettings withIssuer(URI newIssuer) {
        return with(draft -> draft.issuer = newIssuer);
    }

    public ClerkEmulatorSettings withSecretKey(String newSecretKey) {
        return with(draft -> draft.secretKey = newSecretKey);
    }

    /** Sets one endpoint. If the secret is null, it is generated. */
    public ClerkEmulatorSettings withWebhook(URI url, @Nullable String secret) {
        return withWebhooks(List.of(url), secret == null ? List.of() : List.of(secret));
    }

    public ClerkEmulatorSettings withWebhooks(List<URI> urls, List<String> secrets) {
        return with(draft -> {
            draft.webhookUrls = urls;
            draft.webhookSecrets = secrets;
        });
    }

    public ClerkEmulatorSettings withDataFile(@Nullable Path newDataFile) {
        return with(draft -> draft.dataFile = newDataFile);
    }

    public ClerkEmulatorSettings withSeedFile(@Nullable Path newSeedFile) {
        return with(draft -> draft.seedFile = newSeedFile);
    }

    public ClerkEmulatorSettings withRetrySchedule(List<Duration> newRetrySchedule) {
        return with(draft -> draft.retrySchedule = newRetrySchedule);
    }

    public ClerkEmulatorSettings withDisableAfter(Duration newDisableAfter) {
        return with(draft -> draft.disableAfter = newDisableAfter);
    }

    /** Adds a listener with HTTPS. Port 0 selects a free port. */
    public ClerkEmulatorSettings withTlsPort(int newTlsPort) {
        return with(draft -> draft.tlsPort = newTlsPort);
    }

    public ClerkEmulatorSettings withKeystore(@Nullable Path newKeystore) {
        return with(draft -> draft.keystore = newKeystore);
    }

    public ClerkEmulatorSettings withRateLimit(int newRateLimit) {
        return with(draft -> draft.rateLimit = newRateLimit);
    }

    private ClerkEmulatorSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Omits the secrets. */
    @Override
    public String toString() {
        return "ClerkEmulatorSettings[port=%d, address=%s, issuer=%s, instanceId=%s, webhookUrls=%s, dataFile=%s]"
                .formatted(port, address, issuer, instanceId, webhookUrls, dataFile);
    }

    private static boolean isPort(int number) {
        return number >= 0 && number <= MAX_PORT;
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

    private static void require(boolean valid, String variable, String problem) {
        if (!valid) {
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

    /** Treats an empty variable as absent, because compose files pass unset variables as empty ones. */
    private record Variables(Map<String, String> environment) {

        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        <T> Optional<T> parsed(String name, String problem, Function<String, T> parser) {
            return text(name).map(text -> check(name, text + " " + problem, text, parser));
        }
    }

    /** Mutable settings with the defaults of the emulator. */
    private static final class Draft {
        private int port = DEFAULT_PORT;
        private String address = LOOPBACK;
        private @Nullable URI issuer;
        private @Nullable String instanceId;
        private @Nullable String secretKey;
        private List<URI> webhookUrls = List.of();
        private List<String> webhookSecrets = List.of();
        private @Nullable Path dataFile;
        private @Nullable Path seedFile;
        private @Nullable Path packages;
        private List<Duration> retrySchedule = SVIX_SCHEDULE;
        private Duration disableAfter = SVIX_DISABLE_AFTER;
        private @Nullable Integer tlsPort;
        private @Nullable Path keystore;
        private int rateLimit;

        Draft() {}

        Draft(ClerkEmulatorSettings settings) {
            port = settings.port;
            address = settings.address;
            issuer = settings.issuer;
            instanceId = settings.instanceId;
            secretKey = settings.secretKey;
            webhookUrls = settings.webhookUrls;
            webhookSecrets = settings.webhookSecrets;
            dataFile = settings.dataFile;
            seedFile = settings.seedFile;
            packages = settings.packages;
            retrySchedule = settings.retrySchedule;
            disableAfter = settings.disableAfter;
            tlsPort = settings.tlsPort;
            keystore = settings.keystore;
            rateLimit = settings.rateLimit;
        }

        ClerkEmulatorSettings settings() {
            return new ClerkEmulatorSettings(
                    port,
                    address,
                    issuer,
                    instanceId,
                    secretKey,
                    webhookUrls,
                    webhookSecrets,
                    dataFile,
                    seedFile,
                    packages,
                    retrySchedule,
                    disableAfter,
                    tlsPort,
                    keystore,
                    rateLimit);
        }
    }
}
