package com.campusg.resilience;

import com.campusg.testing.environment.CampusG;
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
 * Heap and threads of a service.
 *
 * @param heapMegabytes used heap after a full collection
 * @param threads number of platform and virtual threads
 */
record ResourceUsage(double heapMegabytes, long threads) {

    /**
     * Tomcat pools up to 200 request processors, each with buffers of at least 32 KB. Sockets, caches, compiled code and
     * metrics add a little.
     */
    private static final double MAX_ADDITIONAL_MEGABYTES = 24;

    /** Carriers of virtual threads, and threads of pools that were not full before. */
    private static final long MAX_ADDITIONAL_THREADS = 12;

    private static final double MEGABYTE = 1024 * 1024;

    static ResourceUsage of(CampusG service) {
        jcmd(service, "GC.run");
        return new ResourceUsage(heap(service), threads(service));
    }

    /** Whether neither heap nor threads have grown beyond the tolerance. */
    boolean hasNotGrownSince(ResourceUsage before) {
        return heapMegabytes <= before.heapMegabytes + MAX_ADDITIONAL_MEGABYTES
                && threads <= before.threads + MAX_ADDITIONAL_THREADS;
    }

    private static double heap(CampusG service) {
        return Metrics.sum(service, "jvm_memory_used_bytes", "area=\"heap\"") / MEGABYTE;
    }

    /** Counted in a thread dump, because no metric includes virtual threads. */
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
