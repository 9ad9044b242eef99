package com.campusg.resilience;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system that can be filled. Requires the permission to mount it. */
final class SmallFileSystem implements AutoCloseable {

    private static final String SIZE = "192m";

    private final Path folder;
    private final Path filler;

    private SmallFileSystem(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("ballast");
    }

    /** Mounts the file system. Skips the test if that is not permitted. */
    static SmallFileSystem mount(String fault, Path folder) {
        Shell.Result mount =
                Shell.run(List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString()));
        if (mount.exitCode() != 0) {
            FaultReport.addSkipped(fault, "no permission to mount");
        }
        assumeTrue(mount.exitCode() == 0, () -> "skipped: no permission to mount (" + mount.output() + ")");
        return new SmallFileSystem(folder);
    }

    /** Fills the file system to the last byte. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // Expected: the file system is full.
        }
    }

    void free() {
        try {
            Files.delete(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Shell.Result result = Shell.run(List.of("umount", folder.toString()));
        if (result.exitCode() != 0) {
            System.err.println(folder + " could not be unmounted: " + result.output());
        }
    }
}
