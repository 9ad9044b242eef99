package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL goes away, does not answer, or takes nothing more. */
@ExtendWith(FaultTable.class)
class DatabaseFaultsIT {

    @Test
    @Tag("smoke")
    void survivesPostgresStoppedAndStarted() {
        try (Scene scene = Scene.of("PostgreSQL stopped and started")) {
            Storm storm = scene.storm(200, 1000, 200);
            scene.awaitAcknowledgements(300);

            scene.vitals().faultBegins();
            scene.postgres().stop();
            scene.vitals().awaitUnready();
            scene.awaitRefusals("503", 100);
            scene.postgres().startAgain();
            scene.vitals().faultEnds();

            scene.vitals().awaitReady();
            scene.vitals().wasAliveThroughout();
            scene.ends(storm, "fast shutdown, started after /readyz was down and 100 refusals");
        }
    }

    @Test
    @Tag("faults")
    void survivesPostgresKilled() {
        try (Scene scene = Scene.of("PostgreSQL killed")) {
            Storm storm = scene.storm(500, 3500, 200);

            for (int kill = 0; kill < 3; kill++) {
                scene.awaitAcknowledgements(1 + scene.random().nextInt(800));
                scene.vitals().faultBegins();
                scene.postgres().kill();
                scene.awaitRefusals("503", 50);
                scene.postgres().startAgain();
                scene.vitals().faultEnds();
            }

            scene.vitals().awaitReady();
            scene.vitals().wasAliveThroughout();
            scene.ends(storm, "kill -9 of all its processes at random moments, 3 ×, started after 50 refusals each");
        }
    }

    @Test
    @Tag("faults")
    void survivesPostgresFrozen() {
        try (Scene scene = Scene.of("PostgreSQL frozen")) {
            Storm storm = scene.storm(500, 2500, 100);
            scene.awaitAcknowledgements(300);

            scene.vitals().faultBegins();
            scene.postgres().freeze();
            scene.vitals().awaitUnready();
            scene.awaitRefusals("503", 200);
            scene.postgres().thaw();
            scene.vitals().faultEnds();

            scene.vitals().awaitReady();
            scene.vitals().wasAliveThroughout();
            assertThat(scene.ledger().refusals("timeout")).isZero();
            scene.ends(storm, "SIGSTOP, SIGCONT after /readyz was down and 200 refusals");
        }
    }

    @Test
    @Tag("faults")
    void survivesPostgresOutOfConnections() {
        try (Scene scene =
                Scene.withPostgres("PostgreSQL out of connections", Scene.temporaryFolder(), "max_connections=30")) {
            Storm storm = scene.storm(300, 1700, 100);
            scene.awaitAcknowledgements(300);

            scene.vitals().faultBegins();
            try (ConnectionHog hog = new ConnectionHog(scene.postgres())) {
                hog.takeAll();
                scene.vitals().awaitUnready();
                scene.awaitRefusals("503", 100);
            }
            scene.vitals().faultEnds();

            scene.vitals().awaitReady();
            scene.vitals().wasAliveThroughout();
            assertThat(scene.ledger().refusals("timeout")).isZero();
            scene.ends(storm, "another program takes all connections, gives them back after 100 refusals");
        }
    }

    @Test
    @Tag("faults")
    void survivesDiskFull() {
        String name = "PostgreSQL out of disk";
        Path folder = Scene.temporaryFolder();
        try (SmallDisk disk = SmallDisk.mount(name, folder);
                Scene scene = Scene.withPostgres(
                        name, folder, "max_wal_size=48MB", "min_wal_size=32MB", "log_min_messages=error")) {
            Storm storm = scene.storm(500, 4500, 200);
            scene.awaitAcknowledgements(300);

            scene.vitals().faultBegins();
            disk.fill();
            scene.awaitRefusals("503", 300);
            disk.free();
            boolean crashed = !scene.postgres().isRunning();
            if (crashed) {
                scene.postgres().startAgain();
            }
            scene.vitals().faultEnds();

            scene.vitals().awaitReady();
            scene.vitals().wasAliveThroughout();
            scene.ends(
                    storm,
                    "its file system filled to the last byte, freed after 300 refusals"
                            + (crashed ? "; PostgreSQL gave up meanwhile and was started again" : ""));
        }
    }
}
