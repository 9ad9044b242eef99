package com.campusg.testing.environment;

import com.campusg.testing.TestBroker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes that all scenarios share. They are started once and stopped when the JVM ends.
 *
 * <p>A scenario that disturbs a shared process, for example by stopping the database, restores it at its end. A scenario that
 * needs another configuration starts its own instance of CampusG.
 */
public final class TestEnvironment implements AutoCloseable {

    /** CampusG is configured with both secrets, as during a rotation. */
    public static final String OLD_SECRET = "whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xk";

    public static final String SECRET = "whsec_bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3";

    public static final String OWN_PAGE = "http://localhost:5173";

    /** Id of CampusG as a machine, which machine tokens list in their scopes. */
    public static final String MACHINE_ID = "mch_campusguserservice";

    private final Deque<AutoCloseable> processes = new ArrayDeque<>();
    private final DatabaseServer databaseServer;
    private final CampusDatabase database;
    private final Clerk clerk;
    private final Map<String, String> transport;
    private final CampusG campusG;
    private @Nullable Clerk isolatedClerk;
    private int additionalProcesses;

    public TestEnvironment(Transport transport) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "test environment shutdown"));
        try {
            clerk = closedLater(Clerk.launch("clerk", SECRET));
            databaseServer = closedLater(DatabaseServer.start());
            database = databaseServer.create();
            this.transport = settings(transport);
            campusG = closedLater(CampusG.launch("campusg", settings(clerk, database)));
            clerk.awaitReady().sendDeliveriesTo(campusG);
            campusG.awaitReady();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public DatabaseServer databaseServer() {
        return databaseServer;
    }

    public CampusDatabase database() {
        return database;
    }

    public Clerk clerk() {
        return clerk;
    }

    /** A Clerk emulator whose keys and availability a scenario may change, because CampusG in other scenarios does not use it. */
    public synchronized Clerk isolatedClerk() {
        if (isolatedClerk == null) {
            isolatedClerk = closedLater(Clerk.launch("isolated-clerk", SECRET)).awaitReady();
        }
        return isolatedClerk;
    }

    public CampusG campusG() {
        return campusG;
    }

    /** Starts another instance of CampusG, which the caller has to close, and waits until it is ready. */
    public CampusG start(Clerk otherClerk, CampusDatabase otherDatabase, Map<String, String> additionalSettings) {
        Map<String, String> settings = settings(otherClerk, otherDatabase);
        settings.putAll(additionalSettings);
        return launch(settings).awaitReady();
    }

    /** Starts another instance of CampusG, which the caller has to close, and returns immediately. */
    public CampusG launch(Map<String, String> settings) {
        return closedLater(CampusG.launch("campusg-" + ++additionalProcesses, settings));
    }

    /** Runs a command of the command line to its end. */
    public OperatorCommand run(Clerk otherClerk, CampusDatabase otherDatabase, String... arguments) {
        Map<String, String> settings = settings(otherClerk, otherDatabase);
        settings.putAll(otherClerk.backendApi());
        return OperatorCommand.run("command-" + ++additionalProcesses, settings, arguments);
    }

    private Map<String, String> settings(Transport type) {
        return switch (type) {
            case DIRECT -> Map.of();
            case KAFKA ->
                Map.of(
                        CampusG.TRANSPORT,
                        CampusG.KAFKA,
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        closedLater(TestBroker.start()).bootstrapServers());
        };
    }

    /** Valid environment variables for CampusG. */
    public Map<String, String> settings(Clerk otherClerk, CampusDatabase otherDatabase) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(otherClerk.settings());
        settings.putAll(otherDatabase.settings());
        settings.putAll(transport);
        settings.put("CLERK_WEBHOOK_SIGNING_SECRET", OLD_SECRET + "," + SECRET);
        settings.put("CLERK_AUTHORIZED_PARTIES", OWN_PAGE);
        settings.put("CLERK_MACHINE_ID", MACHINE_ID);
        return settings;
    }

    @Override
    public synchronized void close() {
        while (!processes.isEmpty()) {
            try {
                processes.pop().close();
            } catch (Exception e) {
                System.err.println("A process could not be stopped: " + e);
            }
        }
    }

    private synchronized <T extends AutoCloseable> T closedLater(T process) {
        processes.push(process);
        return process;
    }
}
