package com.campusg.acceptance.campus;

import com.campusg.testing.TestBroker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that runs: started once for all features, stopped after the last one, also if that is never reached.
 *
 * <p>What changes what everybody uses, such as the database going away, is put right at the end of the scenario. What
 * cannot be put right, such as another configuration, is played on a CampusG of its own.
 */
public final class Campus implements AutoCloseable {

    /** CampusG knows both secrets, as it does while the secret changes. */
    public static final String OLD_SECRET = "whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xk";

    public static final String SECRET = "whsec_bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3";

    public static final String OWN_PAGE = "http://localhost:5173";

    /** CampusG as the machines of the campus call it. */
    public static final String MACHINE_ID = "mch_campusguserservice";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final CampusDatabases databases;
    private final CampusDatabase database;
    private final Clerk clerk;
    private final Map<String, String> transport;
    private final CampusG campusG;
    private @Nullable Clerk moodyClerk;
    private int others;

    public Campus(Transport transport) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "the campus closes"));
        try {
            clerk = running(Clerk.launch("clerk", SECRET));
            databases = running(CampusDatabases.start());
            database = databases.create();
            this.transport = settings(transport);
            campusG = running(CampusG.launch("campusg", settings(clerk, database)));
            clerk.awaitReady().sendsNoticesTo(campusG);
            campusG.awaitReady();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public CampusDatabases databases() {
        return databases;
    }

    public CampusDatabase database() {
        return database;
    }

    public Clerk clerk() {
        return clerk;
    }

    /** A Clerk that may change its keys and be out of reach, for nobody else depends on it. */
    public synchronized Clerk moodyClerk() {
        if (moodyClerk == null) {
            moodyClerk = running(Clerk.launch("moody-clerk", SECRET)).awaitReady();
        }
        return moodyClerk;
    }

    public CampusG campusG() {
        return campusG;
    }

    /** Another CampusG, which the caller closes. */
    public CampusG start(Clerk itsClerk, CampusDatabase itsDatabase, Map<String, String> ownSettings) {
        Map<String, String> settings = settings(itsClerk, itsDatabase);
        settings.putAll(ownSettings);
        return launch(settings).awaitReady();
    }

    /** Another CampusG, which is perhaps not able to start, and which the caller closes. */
    public CampusG launch(Map<String, String> settings) {
        return running(CampusG.launch("campusg-" + ++others, settings));
    }

    /** Gives a command, and waits for its end. */
    public OperatorCommand run(Clerk itsClerk, CampusDatabase itsDatabase, String... arguments) {
        Map<String, String> settings = settings(itsClerk, itsDatabase);
        settings.putAll(itsClerk.backendApi());
        return OperatorCommand.run("command-" + ++others, settings, arguments);
    }

    private Map<String, String> settings(Transport wanted) {
        return switch (wanted) {
            case DIRECT -> Map.of();
            case KAFKA ->
                Map.of(
                        CampusG.TRANSPORT,
                        CampusG.KAFKA,
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        running(TestBroker.start()).bootstrapServers());
        };
    }

    /** Right settings. */
    public Map<String, String> settings(Clerk itsClerk, CampusDatabase itsDatabase) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(itsClerk.settings());
        settings.putAll(itsDatabase.settings());
        settings.putAll(transport);
        settings.put("CLERK_WEBHOOK_SIGNING_SECRET", OLD_SECRET + "," + SECRET);
        settings.put("CLERK_AUTHORIZED_PARTIES", OWN_PAGE);
        settings.put("CLERK_MACHINE_ID", MACHINE_ID);
        return settings;
    }

    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("The campus could not close in order: " + e);
            }
        }
    }

    private synchronized <T extends AutoCloseable> T running(T program) {
        running.push(program);
        return program;
    }
}
