package dev.clerkemulator.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages to the endpoints. A message is sent to the endpoints that are enabled when it is published, and retried
 * for each of them according to the retry schedule until an attempt succeeds. The order of messages is not guaranteed.
 */
public final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int MAX_CONCURRENT_ATTEMPTS = 50;
    private static final int MAX_STORED_DELIVERIES = 20_000;
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration REORDERING_WINDOW = Duration.ofMillis(500);

    /**
     * An attempt to be made.
     *
     * @param index the index in the retry schedule
     * @param repeat whether to send the message even if it was delivered before
     * @param afterwards runs after the attempt
     */
    private record PlannedAttempt(
            Delivery delivery, String endpointId, int index, boolean repeat, Runnable afterwards) {}

    private final InstantSource time;
    private final RetrySchedule schedule;
    private final Duration disableAfter;
    private final WebhookSender sender = new WebhookSender(ATTEMPT_TIMEOUT);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            MAX_CONCURRENT_ATTEMPTS,
            Thread.ofVirtual().name("clerk-emulator-delivery-", 0).factory());
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicInteger storedCount = new AtomicInteger();
    private final ConcurrentNavigableMap<Long, Delivery> inOrder = new ConcurrentSkipListMap<>();
    private final Map<String, Delivery> byId = new ConcurrentHashMap<>();
    private final SigningSecret wrongSecret = SigningSecret.generate();
    private final Object lock = new Object();
    private final List<PlannedAttempt> pausedAttempts = new ArrayList<>();
    private final List<Delivery> reorderBuffer = new ArrayList<>();
    private final Map<String, Delivery> delayedCreations = new LinkedHashMap<>();
    private boolean paused;
    private volatile boolean closed;
    private volatile DeliveryFaults faults = DeliveryFaults.NONE;
    private volatile List<Endpoint> endpoints;

    /**
     * Creates an instance without deliveries.
     *
     * @param disableAfter the time that an endpoint may fail without interruption before it is disabled
     */
    public Deliveries(
            InstantSource time, List<Duration> retrySchedule, Duration disableAfter, List<Endpoint> endpoints) {
        this.time = time;
        this.schedule = new RetrySchedule(retrySchedule);
        this.disableAfter = disableAfter;
        this.endpoints = List.copyOf(endpoints);
        this.timer = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("clerk-emulator-retries")
                        // An inherited context class loader would keep the class loader of the web server reachable.
                        .inheritInheritableThreadLocals(false)
                        .factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Replaces all endpoints. An endpoint with an unchanged URL keeps its id and its scheduled retries. */
    public void replaceEndpoints(List<Endpoint> replacement) {
        synchronized (lock) {
            Set<String> reusedIds = new HashSet<>();
            endpoints = replacement.stream()
                    .map(endpoint -> endpoints.stream()
                            .filter(existing -> existing.url().equals(endpoint.url()) && reusedIds.add(existing.id()))
                            .findFirst()
                            .map(endpoint::replacing)
                            .orElse(endpoint))
                    .toList();
        }
    }

    /** Enables or disables an endpoint and clears its failure state. */
    public Optional<Endpoint> enable(String endpointId, boolean enabled) {
        return change(endpointId, endpoint -> endpoint.withEnabled(enabled));
    }

    /** Sends a message asynchronously. A message that was published before is sent once more. */
    public void publish(Message message) {
        Delivery published = byId.get(message.id());
        if (published != null && published.message().equals(message)) {
            published.progress().keySet().forEach(endpointId -> submit(duplicateOf(published, endpointId)));
            return;
        }
        Delivery delivery = new Delivery(
                message,
                endpoints.stream().filter(Endpoint::enabled).map(Endpoint::id).toList());
        store(delivery);
        DeliveryFaults active = faults;
        if (active.drop()) {
            delivery.drop();
        } else if (active.deleteBeforeCreate() && message.type().equals("user.created")) {
            synchronized (lock) {
                delayedCreations.put(String.valueOf(message.userId()), delivery);
            }
        } else if (message.type().equals("user.deleted")) {
            Optional<Delivery> creation;
            synchronized (lock) {
                creation = Optional.ofNullable(delayedCreations.remove(String.valueOf(message.userId())));
            }
            start(delivery, () -> creation.ifPresent(created -> start(created, () -> {})));
        } else {
            start(delivery, () -> {});
        }
    }

    /** Pauses or resumes sending. Attempts that become due meanwhile are made on resumption; manual attempts are not paused. */
    public void pause(boolean pause) {
        List<PlannedAttempt> released = List.of();
        synchronized (lock) {
            paused = pause;
            if (!pause) {
                released = List.copyOf(pausedAttempts);
                pausedAttempts.clear();
            }
        }
        released.forEach(this::submit);
    }

    public boolean paused() {
        synchronized (lock) {
            return paused;
        }
    }

    public DeliveryFaults faults() {
        return faults;
    }

    /** Activates faults. Sends the delayed creations if {@code deleteBeforeCreate} is no longer active. */
    public void injectFaults(DeliveryFaults changed) {
        faults = changed;
        if (!changed.deleteBeforeCreate()) {
            List<Delivery> released;
            synchronized (lock) {
                released = List.copyOf(delayedCreations.values());
                delayedCreations.clear();
            }
            released.forEach(delivery -> start(delivery, () -> {}));
        }
    }

    public Optional<Delivery> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Stream<Delivery> newestFirst() {
        return inOrder.descendingMap().values().stream();
    }

    /** The unfinished deliveries in the stored form, oldest first. */
    public List<Delivery.Stored> unfinished() {
        return inOrder.values().stream()
                .filter(delivery -> !delivery.finished())
                .map(Delivery::stored)
                .toList();
    }

    /** Restores unfinished deliveries. Attempts that are overdue are made immediately. */
    public void restore(List<Delivery.Stored> stored) {
        Instant now = time.instant();
        for (Delivery.Stored each : stored) {
            Delivery delivery = new Delivery(each);
            store(delivery);
            delivery.progress().forEach((endpointId, progress) -> {
                if (!progress.finished()) {
                    Instant due = progress.due() == null ? now : progress.due();
                    PlannedAttempt planned = new PlannedAttempt(delivery, endpointId, progress.next(), false, () -> {});
                    submitAfter(Duration.between(now, due), planned);
                }
            });
        }
    }

    /** Sends the same id and body to every enabled endpoint, and returns the attempts. Empty if the id is unknown. */
    public Optional<List<Attempt>> resend(String id) {
        return find(id).map(delivery -> endpoints.stream()
                .filter(Endpoint::enabled)
                .map(endpoint -> {
                    Attempt attempt = attempt(delivery.message(), withActiveSecret(endpoint))
                            .attempt();
                    delivery.recordManualAttempt(endpoint.id(), attempt);
                    return attempt;
                })
                .toList());
    }

    /** Sends an arbitrary message once. Header overrides replace headers; null removes a header. */
    public Attempt send(
            Message message,
            Endpoint endpoint,
            Duration timestampOffset,
            Map<String, @Nullable String> headerOverrides) {
        Map<String, String> headers = headers(message, endpoint, time.instant().plus(timestampOffset));
        headerOverrides.forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            if (value != null) {
                headers.put(name, value);
            }
        });
        Delivery delivery = new Delivery(message, List.of(endpoint.id()));
        store(delivery);
        Attempt attempt = sender.send(endpoint.url(), headers, message.body(), time.instant())
                .attempt();
        delivery.record(endpoint.id(), attempt, false);
        return attempt;
    }

    public void clear() {
        synchronized (lock) {
            pausedAttempts.clear();
            reorderBuffer.clear();
            delayedCreations.clear();
        }
        byId.clear();
        inOrder.clear();
        storedCount.set(0);
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        workers.shutdownNow();
        sender.close();
    }

    private void store(Delivery delivery) {
        // A manual message can repeat an id. The existing delivery keeps the id and its retries.
        byId.putIfAbsent(delivery.message().id(), delivery);
        inOrder.put(sequence.incrementAndGet(), delivery);
        storedCount.incrementAndGet();
        while (storedCount.get() > MAX_STORED_DELIVERIES) {
            Map.Entry<Long, Delivery> oldest = inOrder.firstEntry();
            if (oldest == null || !oldest.getValue().finished()) {
                return;
            }
            if (inOrder.remove(oldest.getKey()) != null) {
                storedCount.decrementAndGet();
            }
            byId.remove(oldest.getValue().message().id(), oldest.getValue());
        }
    }

    private void start(Delivery delivery, Runnable afterwards) {
        DeliveryFaults active = faults;
        if (active.reorder()) {
            buffer(delivery);
            return;
        }
        Duration delay = schedule.first().plus(active.delay());
        delivery.progress().keySet().forEach(endpointId -> {
            scheduleAfter(delay, new PlannedAttempt(delivery, endpointId, 0, false, afterwards));
            if (active.duplicate()) {
                submitAfter(delay, duplicateOf(delivery, endpointId));
            }
        });
    }

    private static PlannedAttempt duplicateOf(Delivery delivery, String endpointId) {
        return new PlannedAttempt(delivery, endpointId, 0, true, () -> {});
    }

    private void buffer(Delivery delivery) {
        synchronized (lock) {
            reorderBuffer.add(delivery);
            if (reorderBuffer.size() > 1) {
                return;
            }
        }
        runAfter(REORDERING_WINDOW, () -> workers.execute(this::sendReorderBuffer));
    }

    /** Sends sequentially, so that the reversed order is preserved. */
    private void sendReorderBuffer() {
        List<Delivery> newestFirst;
        synchronized (lock) {
            newestFirst = List.copyOf(reorderBuffer.reversed());
            reorderBuffer.clear();
        }
        newestFirst.forEach(delivery -> delivery.progress()
                .keySet()
                .forEach(endpointId -> run(new PlannedAttempt(delivery, endpointId, 0, false, () -> {}))));
    }

    private void scheduleAfter(Duration delay, PlannedAttempt planned) {
        planned.delivery()
                .schedule(planned.endpointId(), planned.index(), time.instant().plus(delay));
        submitAfter(delay, planned);
    }

    private void submitAfter(Duration delay, PlannedAttempt planned) {
        if (delay.isPositive()) {
            runAfter(delay, () -> submit(planned));
        } else {
            submit(planned);
        }
    }

    private void runAfter(Duration delay, Runnable action) {
        try {
            var ignored = timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The instance is closed. Unfinished deliveries are kept only if the state is stored.
        }
    }

    private void submit(PlannedAttempt planned) {
        try {
            workers.execute(() -> run(planned));
        } catch (RejectedExecutionException e) {
            // The instance is closed.
        }
    }

    private void run(PlannedAttempt planned) {
        synchronized (lock) {
            if (paused) {
                pausedAttempts.add(planned);
                return;
            }
        }
        Delivery delivery = planned.delivery();
        boolean evicted = byId.get(delivery.message().id()) != delivery;
        if (evicted || !(planned.repeat() || delivery.isUndeliveredTo(planned.endpointId()))) {
            return;
        }
        endpoints.stream()
                .filter(endpoint -> endpoint.enabled() && endpoint.id().equals(planned.endpointId()))
                .findFirst()
                .ifPresentOrElse(
                        endpoint -> attemptAndScheduleRetry(planned, withActiveSecret(endpoint)),
                        () -> delivery.exhaust(planned.endpointId()));
        planned.afterwards().run();
    }

    private Endpoint withActiveSecret(Endpoint endpoint) {
        return faults.wrongSecret() ? endpoint.withSecrets(List.of(wrongSecret)) : endpoint;
    }

    private void attemptAndScheduleRetry(PlannedAttempt planned, Endpoint endpoint) {
        Delivery delivery = planned.delivery();
        AttemptResult result = attempt(delivery.message(), endpoint);
        if (closed) {
            // The attempt was interrupted by close() and is repeated after a restart.
            return;
        }
        if (planned.repeat()) {
            delivery.recordManualAttempt(endpoint.id(), result.attempt());
            return;
        }
        Optional<Duration> delay = result.succeeded()
                ? Optional.empty()
                : schedule.afterFailure(planned.index(), result, time.instant(), ThreadLocalRandom.current());
        delivery.record(endpoint.id(), result.attempt(), delay.isPresent());
        delay.ifPresent(retryDelay -> scheduleAfter(
                retryDelay, new PlannedAttempt(delivery, endpoint.id(), planned.index() + 1, false, () -> {})));
        updateFailureState(endpoint, result, delay.isEmpty());
    }

    private void updateFailureState(Endpoint endpoint, AttemptResult result, boolean exhausted) {
        Instant at = result.attempt().at();
        Optional<Endpoint> current = endpoints.stream()
                .filter(each -> each.id().equals(endpoint.id()))
                .findFirst();
        Instant failingSince = current.map(Endpoint::failingSince).orElse(null);
        if (result.disablesEndpoint()) {
            disable(endpoint, "requested by the endpoint");
        } else if (result.succeeded()) {
            if (failingSince != null) {
                change(endpoint.id(), each -> each.withFailingSince(null));
            }
        } else if (failingSince == null) {
            change(endpoint.id(), each -> each.withFailingSince(at));
        } else if (exhausted && !at.isBefore(failingSince.plus(disableAfter))) {
            disable(endpoint, "all attempts failed since " + failingSince);
        }
    }

    private void disable(Endpoint endpoint, String reason) {
        LOG.warn("Disabled the endpoint {}: {}.", endpoint.url(), reason);
        change(endpoint.id(), each -> each.withEnabled(false));
    }

    private Optional<Endpoint> change(String endpointId, UnaryOperator<Endpoint> change) {
        synchronized (lock) {
            endpoints = endpoints.stream()
                    .map(endpoint -> endpoint.id().equals(endpointId) ? change.apply(endpoint) : endpoint)
                    .toList();
            return endpoints.stream()
                    .filter(endpoint -> endpoint.id().equals(endpointId))
                    .findFirst();
        }
    }

    private AttemptResult attempt(Message message, Endpoint endpoint) {
        Instant now = time.instant();
        return sender.send(endpoint.url(), headers(message, endpoint, now), message.body(), now);
    }

    private static Map<String, String> headers(Message message, Endpoint endpoint, Instant timestamp) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Svix-Webhooks/1.0 (clerk-emulator)");
        headers.put("svix-id", message.id());
        headers.put("svix-timestamp", Long.toString(timestamp.getEpochSecond()));
        headers.put("svix-signature", endpoint.sign(message.id(), timestamp, message.body()));
        return headers;
    }
}
