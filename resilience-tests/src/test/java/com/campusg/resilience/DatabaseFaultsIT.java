package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL is stopped, killed or frozen, or has no connections or disk space left. */
@ExtendWith(FaultReport.class)
class DatabaseFaultsIT {

    @Test
    @Tag("smoke")
    void survivesPostgresStoppedAndStarted() {
        try (FaultScenario scenario = FaultScenario.of("PostgreSQL stopped and started")) {
            LoadGenerator load = scenario.load(200, 1000, 200);
            scenario.awaitAcknowledgements(300);

            scenario.health().faultStarts();
            scenario.postgres().stop();
            scenario.health().awaitUnready();
            scenario.awaitRejections("503", 100);
            scenario.postgres().startAgain();
            scenario.health().faultEnds();

            scenario.health().awaitReady();
            scenario.health().assertAlwaysAlive();
            scenario.verify(load, "fast shutdown, restarted after /readyz was down and 100 rejections");
        }
    }

    @Test
    @Tag("faults")
    void survivesPostgresKilled() {
        try (FaultScenario scenario = FaultScenario.of("PostgreSQL killed")) {
            LoadGenerator load = scenario.load(500, 3500, 200);

            for (int kill = 0; kill < 3; kill++) {
                scenario.awaitAcknowledgements(1 + scenario.random().nextInt(800));
                scenario.health().faultStarts();
                scenario.postgres().kill();
                scenario.awaitRejections("503", 50);
                scenario.postgres().startAgain();
                scenario.health().faultEnds();
            }

            scenario.health().awaitReady();
            scenario.health().assertAlwaysAlive();
            scenario.verify(load, "kill -9 of all processes at random times, 3 ×, restarted after 50 rejections each");
        }
    }

    @Test
    @Tag("faults")
    void survivesPostgresFrozen() {
        try (FaultScenario scenario = FaultScenario.of("PostgreSQL frozen")) {
            LoadGenerator load = scenario.load(500, 2500, 100);
            scenario.awaitAcknowledgements(300);

            scenario.health().faultStarts();
            scenario.postgres().freeze();
            scenario.health().awaitUnready();
            scenario.awaitRejections("503", 200);
            scenario.postgres().thaw();
            scenario.health().faultEnds();

            scenario.health().awaitReady();
            scenario.health().assertAlwaysAlive();
            assertThat(scenario.log().rejections("timeout")).isZero();
            scenario.verify(load, "SIGSTOP, SIGCONT after /readyz was down and 200 rejections");
        }
    }

    @Test
    @Tag("faults")
    void survivesPostgresOutOfConnections() {
        try (FaultScenario scenario = FaultScenario.withPostgres(
                "PostgreSQL out of connections", FaultScenario.temporaryFolder(), "max_connections=30")) {
            LoadGenerator load = scenario.load(300, 1700, 100);
            scenario.awaitAcknowledgements(300);

            scenario.health().faultStarts();
            try (IdleConnections connections = new IdleConnections(scenario.postgres())) {
                connections.exhaust();
                scenario.health().awaitUnready();
                scenario.awaitRejections("503", 100);
            }
            scenario.health().faultEnds();

            scenario.health().awaitReady();
            scenario.health().assertAlwaysAlive();
            assertThat(scenario.log().rejections("timeout")).isZero();
            scenario.verify(load, "another program opens all connections, closes them after 100 rejections");
        }
    }

    @Test
    @Tag("faults")
    void survivesDiskFull() {
        String name = "PostgreSQL out of disk";
        Path folder = FaultScenario.temporaryFolder();
        try (SmallFileSystem disk = SmallFileSystem.mount(name, folder);
                FaultScenario scenario = FaultScenario.withPostgres(
                        name, folder, "max_wal_size=48MB", "min_wal_size=32MB", "log_min_messages=error")) {
            LoadGenerator load = scenario.load(500, 4500, 200);
            scenario.awaitAcknowledgements(300);

            scenario.health().faultStarts();
            disk.fill();
            scenario.awaitRejections("503", 300);
            disk.free();
            boolean crashed = !scenario.postgres().isRunning();
            if (crashed) {
                scenario.postgres().startAgain();
            }
            scenario.health().faultEnds();

            scenario.health().awaitReady();
            scenario.health().assertAlwaysAlive();
            scenario.verify(
                    load,
                    "file system filled to the last byte, freed after 300 rejections"
                            + (crashed ? "; PostgreSQL had crashed and was restarted" : ""));
        }
    }
}
