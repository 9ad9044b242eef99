package com.campusg;

import com.campusg.testing.TestBroker;
import com.campusg.testing.TestDatabase;
import dev.clerkemulator.ClerkEmulator;
import dev.clerkemulator.ClerkEmulatorSettings;
import dev.clerkemulator.InvalidSettingException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * Starts PostgreSQL, the Clerk emulator and the service. Data is kept in {@code .data}, or in the directory that {@code
 * CAMPUSG_DATA} names. If the environment or a {@code .env} file configures a Clerk instance, it replaces the emulator. With
 * arguments, runs a command instead.
 */
final class TestCampusGApplication {

    private static final Path DATA =
            Path.of(Optional.ofNullable(System.getenv("CAMPUSG_DATA")).orElse(".data"));
    /** Properties of the service that this program has set. */
    private static final Path SETTINGS = DATA.resolve("settings.properties");

    private static final Properties SET = new Properties();
    private static final String DATABASE = "campusg";
    private static final String MACHINE = "mch_campusguserservice";
    private static final String PROFILES = "--spring.profiles.active=";
    private static final String PAGE = "http://localhost:5173";

    private TestCampusGApplication() {}

    public static void main(String[] args) {
        if (OperatorCommands.isCommand(args)) {
            System.exit(runCommand(args));
        }
        if (Boolean.getBoolean("campusg.fresh")) {
            delete(DATA);
        }
        try {
            CompletableFuture<Void> demoBuild = DemoBuild.start();
            ClerkEmulator clerk = setting("CLERK_PUBLISHABLE_KEY").isPresent() ? null : startClerk();
            String database = startDatabase();
            Optional<String> broker = isKafkaWanted(args) ? Optional.of(startBroker()) : Optional.empty();
            save();
            demoBuild.join();
            boolean demo = Files.exists(DemoPages.BUILT);
            start(demo, clerk, args);
            System.out.println(banner(clerk, database, broker, demo));
        } catch (InvalidSettingException | DotenvPropertySourceLoader.MalformedDotenvException malformed) {
            System.err.println(malformed.getMessage());
            System.exit(1);
        } catch (RuntimeException toldBySpring) {
            // Threads of servers that have started would keep the JVM running.
            System.exit(1);
        }
    }

    /** Runs a command with the settings of the service that this program runs, in another process, or ran last. */
    private static int runCommand(String[] args) {
        Properties settings = new Properties();
        try (Reader saved = Files.newBufferedReader(SETTINGS)) {
            settings.load(saved);
        } catch (IOException missing) {
            System.err.println(SETTINGS + " does not exist: start the service first (./mvnw spring-boot:test-run)");
            return 1;
        }
        settings.stringPropertyNames().forEach(name -> System.setProperty(name, settings.getProperty(name)));
        return OperatorCommands.run(args);
    }

    /** Sets a property of the service, which {@link #save} makes known to commands. */
    private static void set(String name, String value) {
        System.setProperty(name, value);
        SET.setProperty(name, value);
    }

    private static void save() {
        if (SET.isEmpty()) {
            return;
        }
        try (Writer file = Files.newBufferedWriter(SETTINGS)) {
            SET.store(file, null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Configures the service completely for the emulator. The emulator starts before the database, because its port is in use
     * if this program is running already.
     */
    private static ClerkEmulator startClerk() {
        ClerkEmulator clerk = ClerkEmulator.start(ClerkEmulatorSettings.fromEnvironment(System.getenv())
                .withDataFile(DATA.resolve("clerk-emulator.json"))
                .withWebhook(URI.create(service() + "/api/webhook/clerk"), null));
        Runtime.getRuntime().addShutdownHook(new Thread(clerk::close));
        set("clerk.publishable-key", clerk.publishableKey());
        set("clerk.issuer", clerk.issuer().toString());
        set("clerk.webhook-signing-secret", clerk.webhookSigningSecret());
        set("clerk.secret-key", clerk.secretKey());
        set("clerk.api-url", clerk.baseUrl().toString());
        set("clerk.machine-id", setting("CLERK_MACHINE_ID").orElse(MACHINE));
        set("clerk.authorized-parties", setting("CLERK_AUTHORIZED_PARTIES").orElse(PAGE + "," + service()));
        return clerk;
    }

    /** Adds the demo if it was built. Requests to the Frontend API are forwarded to the emulator only. */
    private static void start(boolean demo, @Nullable ClerkEmulator clerk, String[] args) {
        SpringApplication application = new SpringApplication(CampusGApplication.class);
        if (demo) {
            System.setProperty("campusg.demo", DemoPages.BUILT.toString());
            System.setProperty("server.compression.enabled", "true");
            application.addPrimarySources(List.of(DemoPages.class));
            if (clerk != null) {
                application.addPrimarySources(List.of(DemoPages.FrontendApi.class));
            }
        }
        application.run(args);
    }

    private static String startDatabase() {
        Optional<String> given = setting("SPRING_DATASOURCE_URL");
        if (given.isPresent()) {
            return given.get();
        }
        TestDatabase database = TestDatabase.startIn(DATA.resolve("postgres"));
        String url = database.ensureDatabase(DATABASE);
        set("spring.datasource.url", url);
        set("spring.datasource.username", TestDatabase.USERNAME);
        set("spring.datasource.password", TestDatabase.PASSWORD);
        return "psql " + url.replace("jdbc:postgresql://", "postgresql://" + TestDatabase.USERNAME + "@");
    }

    /** With {@code -Dspring-boot.run.profiles=kafka}. */
    private static boolean isKafkaWanted(String[] args) {
        return Stream.of(args)
                .filter(argument -> argument.startsWith(PROFILES))
                .flatMap(argument ->
                        Stream.of(argument.substring(PROFILES.length()).split(",", -1)))
                .anyMatch("kafka"::equals);
    }

    private static String startBroker() {
        System.setProperty("campusg.webhook.transport", "kafka");
        Optional<String> given = setting("SPRING_KAFKA_BOOTSTRAP_SERVERS");
        if (given.isPresent()) {
            return given.get();
        }
        TestBroker broker = TestBroker.startIn(DATA.resolve("kafka"));
        System.setProperty("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        return broker.bootstrapServers() + "   (" + broker.description() + ")";
    }

    private static String service() {
        return "http://localhost:"
                + setting("SERVER_PORT").or(() -> setting("PORT")).orElse("5000");
    }

    private static String banner(
            @Nullable ClerkEmulator clerk, String database, Optional<String> broker, boolean demo) {
        String places = """

                CampusG is running.

                  Service     %1$s   (its API: %1$s/swagger-ui.html)
                  Demo        %4$s
                  Clerk       %2$s
                  Database    %3$s
                  Users       ./mvnw -q spring-boot:test-run -Dspring-boot.run.arguments="users list"
                  Kafka       %5$s
                """.formatted(
                        service(),
                        clerk == null ? "your own instance" : clerk.issuer(),
                        database,
                        demo ? service() + "/" : "not built: requires Node.js 20.19 or newer",
                        broker.orElse("not used: -Dspring-boot.run.profiles=kafka"));
        return clerk == null ? places : places + tour(clerk);
    }

    private static String tour(ClerkEmulator clerk) {
        return """

                Sign up a user at Clerk in another terminal, and get the user from CampusG:

                  CLERK=%1$s; KEY='Authorization: Bearer %2$s'; JSON='Content-Type: application/json'
                  ADA=$(curl -s $CLERK/v1/users -H "$KEY" -H "$JSON" -d '{"email_address":["ada-'$(date +%%s)'@campus.edu"],"first_name":"Ada"}' | grep -o 'user_[0-9A-Za-z]*' | head -1)
                  SESSION=$(curl -s $CLERK/v1/sessions -H "$KEY" -H "$JSON" -d "{\\"user_id\\":\\"$ADA\\"}" | grep -o 'sess_[0-9A-Za-z]*' | head -1)
                  TOKEN=$(curl -s $CLERK/v1/sessions/$SESSION/tokens -H "$KEY" -H "$JSON" -d '{"azp":"%3$s"}' | grep -o 'ey[^"]*')
                  curl -s %4$s/me -H "Authorization: Bearer $TOKEN"
                """.formatted(clerk.issuer(), clerk.secretKey(), PAGE, service());
    }

    /** Reads a setting from the environment or from {@code .env}, like the service. */
    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(dotEnv().get(name)).map(Object::toString));
    }

    private static Map<String, Object> dotEnv() {
        Path file = Path.of(".env");
        try {
            return Files.exists(file) ? DotenvPropertySourceLoader.parse(Files.readString(file)) : Map.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
