package dev.clerkemulator.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to the endpoints. A message goes to those endpoints that are enabled when it arises; each of them is
 * tried along the retry schedule until it answers with success. Nothing keeps the order of two messages.
 */
public final class Deliveries implements AutoCloseable {
    private static final int IN_FLIGHT = 50;
    private static final int HISTORY = 20_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private record Step(Delivery delivery, URI endpoint, int index) {}

    private final InstantSource time;
    private final List<Duration> retrySchedule;
    private final WebhookSender sender = new WebhookSender(TIMEOUT);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            IN_FLIGHT, Thread.ofVirtual().name("clerk-emulator-delivery-", 0).factory());
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong sequence = new AtomicLong();
    private final ConcurrentNavigableMap<Long, Delivery> inOrder = new ConcurrentSkipListMap<>();
    private final Map<String, Delivery> byId = new ConcurrentHashMap<>();
    private final Object pauseLock = new Object();
    private final List<Step> held = new ArrayList<>();
    private boolean paused;
    private volatile List<Endpoint> endpoints;

    public Deliveries(InstantSource time, List<Duration> retrySchedule, List<Endpoint> endpoints) {
        this.time = time;
        this.retrySchedule = List.copyOf(retrySchedule);
        this.endpoints = List.copyOf(endpoints);
        this.timer = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("clerk-emulator-retries")
                        // Else it would inherit, and hold on to, the class loader of the web server.
                        .inheritInheritableThreadLocals(false)
                        .factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    public void replaceEndpoints(List<Endpoint> replacement) {
        endpoints = List.copyOf(replacement);
    }

    /** Returns at once: the sending goes on in the background. */
    public void publish(Message message) {
        Delivery delivery = new Delivery(
                message,
                endpoints.stream()
                        .filter(Endpoint::enabled)
                        .map(Endpoint::url)
                        .collect(Collectors.toUnmodifiableSet()));
        keep(delivery);
        endpoints.stream()
                .filter(Endpoint::enabled)
                .forEach(endpoint -> schedule(new Step(delivery, endpoint.url(), 0)));
    }

    /** What is held back while paused is sent on resumption. Attempts by hand are made all the same. */
    public void pause(boolean pause) {
        List<Step> released = List.of();
        synchronized (pauseLock) {
            paused = pause;
            if (!pause) {
                released = List.copyOf(held);
                held.clear();
            }
        }
        released.forEach(this::submit);
    }

    public boolean paused() {
        synchronized (pauseLock) {
            return paused;
        }
    }

    public Optional<Delivery> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Stream<Delivery> newestFirst() {
        return inOrder.descendingMap().values().stream();
    }

    /** The same id and body once more, to every enabled endpoint. */
    public Optional<List<Attempt>> resend(String id) {
        return find(id).map(delivery -> {
            List<Attempt> attempts = endpoints.stream()
                    .filter(Endpoint::enabled)
                    .map(endpoint -> attempt(delivery.message(), endpoint.url(), endpoint.signingSecret()))
                    .toList();
            attempts.forEach(delivery::recordByHand);
            return attempts;
        });
    }

    /** A message of anyone's making, with any of its headers changed (null removes); sent once. */
    public Attempt send(
            Message message,
            URI endpoint,
            SigningSecret secret,
            Duration timestampOffset,
            Map<String, @Nullable String> headerOverrides) {
        Map<String, String> headers = headers(message, secret, time.instant().plus(timestampOffset));
        headerOverrides.forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            if (value != null) {
                headers.put(name, value);
            }
        });
        Delivery delivery = new Delivery(message, Set.of(endpoint));
        keep(delivery);
        Attempt attempt = sender.send(endpoint, headers, message.body(), time.instant());
        delivery.record(attempt, false);
        return attempt;
    }

    public void clear() {
        synchronized (pauseLock) {
            held.clear();
        }
        byId.clear();
        inOrder.clear();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        sender.close();
    }

    private void keep(Delivery delivery) {
        // A message made by hand may repeat an id: the one before it keeps the name, and its retries.
        byId.putIfAbsent(delivery.message().id(), delivery);
        inOrder.put(sequence.incrementAndGet(), delivery);
        while (inOrder.size() > HISTORY) {
            Map.Entry<Long, Delivery> oldest = inOrder.firstEntry();
            if (oldest == null || !oldest.getValue().over()) {
                return;
            }
            inOrder.remove(oldest.getKey());
            byId.remove(oldest.getValue().message().id(), oldest.getValue());
        }
    }

    private void schedule(Step step) {
        Duration delay = retrySchedule.get(step.index());
        if (delay.isZero()) {
            submit(step);
            return;
        }
        try {
            var ignored = timer.schedule(() -> submit(step), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: what is under way is lost, as it would be with any stop.
        }
    }

    private void submit(Step step) {
        try {
            workers.execute(() -> run(step));
        } catch (RejectedExecutionException e) {
            // As above.
        }
    }

    private void run(Step step) {
        synchronized (pauseLock) {
            if (paused) {
                held.add(step);
                return;
            }
        }
        Delivery delivery = step.delivery();
        boolean forgotten = byId.get(delivery.message().id()) != delivery;
        if (forgotten || !delivery.awaits(step.endpoint())) {
            return;
        }
        endpoints.stream()
                .filter(endpoint -> endpoint.enabled() && endpoint.url().equals(step.endpoint()))
                .findFirst()
                .ifPresent(endpoint -> tryAndScheduleNext(step, endpoint));
    }

    private void tryAndScheduleNext(Step step, Endpoint endpoint) {
        Attempt attempt = attempt(step.delivery().message(), endpoint.url(), endpoint.signingSecret());
        boolean retriesLeft = step.index() + 1 < retrySchedule.size();
        step.delivery().record(attempt, retriesLeft);
        if (!attempt.succeeded() && retriesLeft) {
            schedule(new Step(step.delivery(), step.endpoint(), step.index() + 1));
        }
    }

    private Attempt attempt(Message message, URI endpoint, SigningSecret secret) {
        Instant now = time.instant();
        return sender.send(endpoint, headers(message, secret, now), message.body(), now);
    }

    private static Map<String, String> headers(Message message, SigningSecret secret, Instant timestamp) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Svix-Webhooks/1.0 (clerk-emulator)");
        headers.put("svix-id", message.id());
        headers.put("svix-timestamp", Long.toString(timestamp.getEpochSecond()));
        headers.put("svix-signature", secret.sign(message.id(), timestamp, message.body()));
        return headers;
    }
}
