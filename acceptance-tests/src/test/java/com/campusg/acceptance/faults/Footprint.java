package com.campusg.acceptance.faults;

import com.campusg.acceptance.campus.CampusG;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service holds on to.
 *
 * @param heapMegabytes what is left of the heap after a full collection
 * @param threads platform and virtual ones
 */
record Footprint(double heapMegabytes, long threads) {

    /**
     * Tomcat keeps up to 200 request processors for reuse, each with buffers of 32 KB and more; sockets, caches and what
     * the JIT and the metrics learn on the way add a little.
     */
    private static final double MORE_MEGABYTES = 24;

    /** Those that run virtual threads, and those of pools that had no need of all their threads before. */
    private static final long MORE_THREADS = 12;

    private static final double MEGABYTE = 1024 * 1024;

    static Footprint of(CampusG service) {
        jcmd(service, "GC.run");
        return new Footprint(heap(service), threads(service));
    }

    /** Whether what happened between the two has left nothing behind. */
    boolean isAsGoodAs(Footprint before) {
        return heapMegabytes <= before.heapMegabytes + MORE_MEGABYTES && threads <= before.threads + MORE_THREADS;
    }

    private static double heap(CampusG service) {
        return Readings.sum(service, "jvm_memory_used_bytes", "area=\"heap\"") / MEGABYTE;
    }

    /** From a dump, because no metric counts virtual threads. */
    private static long threads(CampusG service) {
        try {
            Path dump = Files.createTempFile("threads", ".json");
            jcmd(service, "Thread.dump_to_file", "-format=json", "-overwrite", dump.toString());
            JsonNode containers = JsonMapper.shared()
                    .readTree(Files.readString(dump))
                    .path("threadDump")
                    .path("threadContainers");
            Files.delete(dump);
            return StreamSupport.stream(containers.spliterator(), false)
                    .mapToLong(container -> container.path("threads").size())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void jcmd(CampusG service, String... command) {
        List<String> line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                        .toString(),
                                Long.toString(service.pid())),
                        Stream.of(command))
                .toList();
        Shell.Result result = Shell.run(line);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(line + ": " + result.output());
        }
    }
}
