package com.campusg.resilience;

import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Distributes requests over the instances whose readiness probe, each second, was last answered 200. */
final class ReadinessBalancer implements Supplier<URI>, AutoCloseable {

    private static final Duration PROBE_TIMEOUT = Timeouts.seconds(5);

    private final LoadBalancer balancer = new LoadBalancer();
    private final Set<URI> ready = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService probes;

    ReadinessBalancer(List<URI> instances) {
        probes = Executors.newScheduledThreadPool(
                instances.size(), Thread.ofPlatform().daemon().factory());
        for (URI instance : instances) {
            var ignored = probes.scheduleAtFixedRate(() -> probe(instance), 0, 1, TimeUnit.SECONDS);
        }
    }

    private void probe(URI instance) {
        try {
            int status = HttpCalls.trySend(HttpRequest.newBuilder(instance.resolve("/readyz")), PROBE_TIMEOUT)
                    .statusCode();
            set(instance, status == 200);
        } catch (HttpTimeoutException slow) {
            // The machine is busy: the instance keeps its state.
        } catch (IOException unavailable) {
            set(instance, false);
        }
    }

    private void set(URI instance, boolean isReady) {
        if (isReady && ready.add(instance)) {
            balancer.add(instance);
        } else if (!isReady && ready.remove(instance)) {
            balancer.remove(instance);
        }
    }

    void awaitReady(int instances) {
        await().alias("The load balancer uses " + instances + " instances")
                .atMost(Timeouts.minutes(2))
                .until(() -> ready.size() == instances);
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }

    @Override
    public URI get() {
        return balancer.get();
    }

    @Override
    public void close() {
        probes.shutdownNow();
    }
}
