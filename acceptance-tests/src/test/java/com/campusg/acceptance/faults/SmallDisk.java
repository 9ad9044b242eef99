package com.campusg.acceptance.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own that is small enough to be filled: needs the permission to mount one. */
final class SmallDisk implements AutoCloseable {

    private static final String SIZE = "192m";

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /** Skips the test where that is not possible, and says so in the table. */
    static SmallDisk mount(String fault, Path folder) {
        Shell.Result mount =
                Shell.run(List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString()));
        if (mount.exitCode() != 0) {
            FaultTable.addMissing(fault, "no permission to mount");
        }
        assumeTrue(mount.exitCode() == 0, () -> "not run here: no permission to mount (" + mount.output() + ")");
        return new SmallDisk(folder);
    }

    /** Leaves not a byte. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // That is what we wanted.
        }
    }

    void free() {
        try {
            Files.delete(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Shell.Result result = Shell.run(List.of("umount", folder.toString()));
        if (result.exitCode() != 0) {
            System.err.println(folder + " stays mounted: " + result.output());
        }
    }
}
