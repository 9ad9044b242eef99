package dev.clerkemulator;

import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** Starts the emulator as a process that is configured by environment variables. */
public final class ClerkEmulatorApplication {

    private ClerkEmulatorApplication() {}

    public static void main(String[] args) {
        LoggingSystem logging = LoggingSystem.get(ClerkEmulatorApplication.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
        try {
            ClerkEmulator emulator = ClerkEmulator.start(ClerkEmulatorSettings.fromEnvironment(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "clerk-emulator-shutdown"));
            System.out.printf(
                    """
                    Clerk emulator at %s
                      CLERK_ISSUER=%s
                      CLERK_PUBLISHABLE_KEY=%s
                    The secrets are at %s/emulator/instance
                    """, emulator.baseUrl(), emulator.issuer(), emulator.publishableKey(), emulator.baseUrl());
        } catch (InvalidSettingException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
