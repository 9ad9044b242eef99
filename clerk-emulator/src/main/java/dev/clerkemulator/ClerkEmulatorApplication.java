package dev.clerkemulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the emulator on its own. */
@SpringBootApplication
public class ClerkEmulatorApplication {

    public static void main(String[] args) {
        SpringApplication.run(ClerkEmulatorApplication.class, args);
    }
}
