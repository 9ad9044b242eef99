package com.campusg;

import com.campusg.testing.TestDatabase;
import dev.clerkemulator.ClerkEmulator;
import dev.clerkemulator.ClerkEmulatorSettings;
import dev.clerkemulator.InvalidSettingException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * Starts everything on a bare machine: PostgreSQL, a stand-in for Clerk, and the service. What was done stays in {@code
 * .data} for the next time. Where the environment or a {@code .env} names a real Clerk instance, that one is used.
 */
final class TestCampusGApplication {

    private static final Path DATA = Path.of(".data");
    private static final String DATABASE = "campusg";
    private static final String MACHINE = "mch_campusguserservice";
    private static final String PAGE = "http://localhost:5173";

    private TestCampusGApplication() {}

    public static void main(String[] args) {
        if (Boolean.getBoolean("campusg.fresh")) {
            delete(DATA);
        }
        try {
            ClerkEmulator clerk = setting("CLERK_PUBLISHABLE_KEY").isPresent() ? null : startClerk();
            String database = startDatabase();
            SpringApplication.run(CampusGApplication.class, args);
            System.out.println(banner(clerk, database));
        } catch (InvalidSettingException malformed) {
            System.err.println(malformed.getMessage());
            System.exit(1);
        } catch (RuntimeException toldBySpring) {
            // What did start must not keep the rest waiting.
            System.exit(1);
        }
    }

    /**
     * The emulator is believed in everything or in nothing. It starts before the database: its port tells whether all of
     * this is running already.
     */
    private static ClerkEmulator startClerk() {
        ClerkEmulator clerk = ClerkEmulator.start(ClerkEmulatorSettings.fromEnvironment(System.getenv())
                .withDataFile(DATA.resolve("clerk-emulator.json"))
                .withWebhook(URI.create(service() + "/api/webhook/clerk"), null));
        Runtime.getRuntime().addShutdownHook(new Thread(clerk::close));
        System.setProperty("clerk.publishable-key", clerk.publishableKey());
        System.setProperty("clerk.issuer", clerk.issuer().toString());
        System.setProperty("clerk.webhook-signing-secret", clerk.webhookSigningSecret());
        System.setProperty("clerk.secret-key", clerk.secretKey());
        System.setProperty("clerk.api-url", clerk.baseUrl().toString());
        System.setProperty("clerk.machine-id", setting("CLERK_MACHINE_ID").orElse(MACHINE));
        System.setProperty(
                "clerk.authorized-parties", setting("CLERK_AUTHORIZED_PARTIES").orElse(PAGE));
        return clerk;
    }

    private static String startDatabase() {
        Optional<String> given = setting("SPRING_DATASOURCE_URL");
        if (given.isPresent()) {
            return given.get();
        }
        TestDatabase database = TestDatabase.startIn(DATA.resolve("postgres"));
        String url = database.ensureDatabase(DATABASE);
        System.setProperty("spring.datasource.url", url);
        System.setProperty("spring.datasource.username", TestDatabase.USERNAME);
        System.setProperty("spring.datasource.password", TestDatabase.PASSWORD);
        return "psql " + url.replace("jdbc:postgresql://", "postgresql://" + TestDatabase.USERNAME + "@");
    }

    private static String service() {
        return "http://localhost:"
                + setting("SERVER_PORT").or(() -> setting("PORT")).orElse("5000");
    }

    private static String banner(@Nullable ClerkEmulator clerk, String database) {
        String places = """

                CampusG is running.

                  Service     %1$s   (its API: %1$s/swagger-ui.html)
                  Clerk       %2$s
                  Database    %3$s
                """.formatted(service(), clerk == null ? "your own instance" : clerk.issuer(), database);
        return clerk == null ? places : places + tour(clerk);
    }

    private static String tour(ClerkEmulator clerk) {
        return """

                Now sign somebody up at Clerk, in another terminal, and ask CampusG who that is:

                  CLERK=%1$s; KEY='Authorization: Bearer %2$s'; JSON='Content-Type: application/json'
                  ADA=$(curl -s $CLERK/v1/users -H "$KEY" -H "$JSON" -d '{"email_address":["ada-'$(date +%%s)'@campus.edu"],"first_name":"Ada"}' | grep -o 'user_[0-9A-Za-z]*' | head -1)
                  SESSION=$(curl -s $CLERK/v1/sessions -H "$KEY" -H "$JSON" -d "{\\"user_id\\":\\"$ADA\\"}" | grep -o 'sess_[0-9A-Za-z]*' | head -1)
                  TOKEN=$(curl -s $CLERK/v1/sessions/$SESSION/tokens -H "$KEY" -H "$JSON" -d '{"azp":"%3$s"}' | grep -o 'ey[^"]*')
                  curl -s %4$s/me -H "Authorization: Bearer $TOKEN"
                """.formatted(clerk.issuer(), clerk.secretKey(), PAGE, service());
    }

    /** From the environment or from {@code .env}, where the service looks too. */
    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name))
                .or(() -> Optional.ofNullable(dotEnv().getProperty(name)))
                .filter(value -> !value.isBlank());
    }

    private static Properties dotEnv() {
        Properties settings = new Properties();
        Path file = Path.of(".env");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return settings;
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
