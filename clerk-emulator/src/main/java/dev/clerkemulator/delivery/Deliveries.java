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
 * Sends messages to the endpoints. A message goes to those endpoints that are enabled when it arises; each of them is
 * tried along the retry schedule until it answers with success. Nothing keeps the order of two messages.
 */
public final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int IN_FLIGHT = 50;
    private static final int HISTORY = 20_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration GATHERING = Duration.ofMillis(500);

    /** @param repeat made for its own sake, whatever came of the delivery before */
    private record Step(Delivery delivery, String endpointId, int index, boolean repeat, Runnable afterwards) {}

    private final InstantSource time;
    private final RetrySchedule schedule;
    private final Duration disableAfter;
    private final WebhookSender sender = new WebhookSender(TIMEOUT);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            IN_FLIGHT, Thread.ofVirtual().name("clerk-emulator-delivery-", 0).factory());
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicInteger kept = new AtomicInteger();
    private final ConcurrentNavigableMap<Long, Delivery> inOrder = new ConcurrentSkipListMap<>();
    private final Map<String, Delivery> byId = new ConcurrentHashMap<>();
    private final SigningSecret wrongSecret = SigningSecret.generate();
    private final Object lock = new Object();
    private final List<Step> held = new ArrayList<>();
    private final List<Delivery> gathered = new ArrayList<>();
    private final Map<String, Delivery> heldCreations = new LinkedHashMap<>();
    private boolean paused;
    private volatile boolean closed;
    private volatile Disturbances disturbances = Disturbances.NONE;
    private volatile List<Endpoint> endpoints;

    /**
     * With nothing under way.
     *
     * @param disableAfter how long an endpoint may go on failing before it is sent no more
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
                        // Else it would inherit, and hold on to, the class loader of the web server.
                        .inheritInheritableThreadLocals(false)
                        .factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** An endpoint whose URL stays is the same endpoint as before: retries under way reach it. */
    public void replaceEndpoints(List<Endpoint> replacement) {
        synchronized (lock) {
            Set<String> taken = new HashSet<>();
            endpoints = replacement.stream()
                    .map(fresh -> endpoints.stream()
                            .filter(before -> before.url().equals(fresh.url()) && taken.add(before.id()))
                            .findFirst()
                            .map(fresh::succeeding)
                            .orElse(fresh))
                    .toList();
        }
    }

    /** Switches an endpoint on or off, by hand; it starts with a clean record. */
    public Optional<Endpoint> enable(String endpointId, boolean enabled) {
        return change(endpointId, endpoint -> endpoint.withEnabled(enabled));
    }

    /** Returns at once: the sending goes on in the background. A message published before is sent once more. */
    public void publish(Message message) {
        Delivery known = byId.get(message.id());
        if (known != null && known.message().equals(message)) {
            known.progress().keySet().forEach(endpointId -> submit(repetition(known, endpointId)));
            return;
        }
        Delivery delivery = new Delivery(
                message,
                endpoints.stream().filter(Endpoint::enabled).map(Endpoint::id).toList());
        keep(delivery);
        Disturbances disturbed = disturbances;
        if (disturbed.drop()) {
            delivery.drop();
        } else if (disturbed.deleteBeforeCreate() && message.type().equals("user.created")) {
            synchronized (lock) {
                heldCreations.put(String.valueOf(message.userId()), delivery);
            }
        } else if (message.type().equals("user.deleted")) {
            Optional<Delivery> creation;
            synchronized (lock) {
                creation = Optional.ofNullable(heldCreations.remove(String.valueOf(message.userId())));
            }
            start(delivery, () -> creation.ifPresent(held -> start(held, () -> {})));
        } else {
            start(delivery, () -> {});
        }
    }

    /** What is held back while paused is sent on resumption. Attempts by hand are made all the same. */
    public void pause(boolean pause) {
        List<Step> released = List.of();
        synchronized (lock) {
            paused = pause;
            if (!pause) {
                released = List.copyOf(held);
                held.clear();
            }
        }
        released.forEach(this::submit);
    }

    public boolean paused() {
        synchronized (lock) {
            return paused;
        }
    }

    public Disturbances disturbances() {
        return disturbances;
    }

    /** Creations held back are released when they need not wait for a deletion any more. */
    public void disturb(Disturbances changed) {
        disturbances = changed;
        if (!changed.deleteBeforeCreate()) {
            List<Delivery> released;
            synchronized (lock) {
                released = List.copyOf(heldCreations.values());
                heldCreations.clear();
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

    /** Those with attempts still to come, oldest first, in the form in which they outlive the process. */
    public List<Delivery.Stored> underWay() {
        return inOrder.values().stream()
                .filter(delivery -> !delivery.over())
                .map(Delivery::stored)
                .toList();
    }

    /** Goes on where another process stopped: what fell due meanwhile is sent at once. */
    public void restore(List<Delivery.Stored> stored) {
        Instant now = time.instant();
        for (Delivery.Stored each : stored) {
            Delivery delivery = new Delivery(each);
            keep(delivery);
            delivery.progress().forEach((endpointId, progress) -> {
                if (!progress.over()) {
                    Instant due = progress.due() == null ? now : progress.due();
                    Step step = new Step(delivery, endpointId, progress.next(), false, () -> {});
                    submitAfter(Duration.between(now, due), step);
                }
            });
        }
    }

    /** The same id and body once more, to every enabled endpoint. */
    public Optional<List<Attempt>> resend(String id) {
        return find(id).map(delivery -> endpoints.stream()
                .filter(Endpoint::enabled)
                .map(endpoint -> {
                    Attempt attempt =
                            attempt(delivery.message(), signing(endpoint)).attempt();
                    delivery.recordByHand(endpoint.id(), attempt);
                    return attempt;
                })
                .toList());
    }

    /** A message of anyone's making, with any of its headers changed (null removes); sent once. */
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
        keep(delivery);
        Attempt attempt = sender.send(endpoint.url(), headers, message.body(), time.instant())
                .attempt();
        delivery.record(endpoint.id(), attempt, false);
        return attempt;
    }

    public void clear() {
        synchronized (lock) {
            held.clear();
            gathered.clear();
            heldCreations.clear();
        }
        byId.clear();
        inOrder.clear();
        kept.set(0);
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        workers.shutdownNow();
        sender.close();
    }

    private void keep(Delivery delivery) {
        // A message made by hand may repeat an id: the one before it keeps the name, and its retries.
        byId.putIfAbsent(delivery.message().id(), delivery);
        inOrder.put(sequence.incrementAndGet(), delivery);
        kept.incrementAndGet();
        while (kept.get() > HISTORY) {
            Map.Entry<Long, Delivery> oldest = inOrder.firstEntry();
            if (oldest == null || !oldest.getValue().over()) {
                return;
            }
            if (inOrder.remove(oldest.getKey()) != null) {
                kept.decrementAndGet();
            }
            byId.remove(oldest.getValue().message().id(), oldest.getValue());
        }
    }

    private void start(Delivery delivery, Runnable afterwards) {
        Disturbances disturbed = disturbances;
        if (disturbed.reorder()) {
            gather(delivery);
            return;
        }
        Duration delay = schedule.first().plus(disturbed.delay());
        delivery.progress().keySet().forEach(endpointId -> {
            scheduleAfter(delay, new Step(delivery, endpointId, 0, false, afterwards));
            if (disturbed.duplicate()) {
                submitAfter(delay, repetition(delivery, endpointId));
            }
        });
    }

    private static Step repetition(Delivery delivery, String endpointId) {
        return new Step(delivery, endpointId, 0, true, () -> {});
    }

    private void gather(Delivery delivery) {
        synchronized (lock) {
            gathered.add(delivery);
            if (gathered.size() > 1) {
                return;
            }
        }
        later(GATHERING, () -> workers.execute(this::sendGathered));
    }

    /** One after the other, so that none overtakes and the order is truly reversed. */
    private void sendGathered() {
        List<Delivery> newestFirst;
        synchronized (lock) {
            newestFirst = List.copyOf(gathered.reversed());
            gathered.clear();
        }
        newestFirst.forEach(delivery -> delivery.progress()
                .keySet()
                .forEach(endpointId -> run(new Step(delivery, endpointId, 0, false, () -> {}))));
    }

    private void scheduleAfter(Duration delay, Step step) {
        step.delivery().schedule(step.endpointId(), step.index(), time.instant().plus(delay));
        submitAfter(delay, step);
    }

    private void submitAfter(Duration delay, Step step) {
        if (delay.isPositive()) {
            later(delay, () -> submit(step));
        } else {
            submit(step);
        }
    }

    private void later(Duration delay, Runnable action) {
        try {
            var ignored = timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: what is under way is lost, unless the state is stored.
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
        synchronized (lock) {
            if (paused) {
                held.add(step);
                return;
            }
        }
        Delivery delivery = step.delivery();
        boolean forgotten = byId.get(delivery.message().id()) != delivery;
        if (forgotten || !(step.repeat() || delivery.awaits(step.endpointId()))) {
            return;
        }
        endpoints.stream()
                .filter(endpoint -> endpoint.enabled() && endpoint.id().equals(step.endpointId()))
                .findFirst()
                .ifPresentOrElse(
                        endpoint -> tryAndScheduleNext(step, signing(endpoint)),
                        () -> delivery.giveUp(step.endpointId()));
        step.afterwards().run();
    }

    private Endpoint signing(Endpoint endpoint) {
        return disturbances.wrongSecret() ? endpoint.withSecrets(List.of(wrongSecret)) : endpoint;
    }

    private void tryAndScheduleNext(Step step, Endpoint endpoint) {
        Delivery delivery = step.delivery();
        Outcome outcome = attempt(delivery.message(), endpoint);
        if (closed) {
            // Cut short by us: that is not the endpoint's failure, and the attempt is still to come.
            return;
        }
        if (step.repeat()) {
            delivery.recordByHand(endpoint.id(), outcome.attempt());
            return;
        }
        Optional<Duration> delay = outcome.succeeded()
                ? Optional.empty()
                : schedule.afterFailure(step.index(), outcome, time.instant(), ThreadLocalRandom.current());
        delivery.record(endpoint.id(), outcome.attempt(), delay.isPresent());
        delay.ifPresent(
                some -> scheduleAfter(some, new Step(delivery, endpoint.id(), step.index() + 1, false, () -> {})));
        noteHealth(endpoint, outcome, delay.isEmpty());
    }

    private void noteHealth(Endpoint endpoint, Outcome outcome, boolean gaveUp) {
        Instant at = outcome.attempt().at();
        Optional<Endpoint> current = endpoints.stream()
                .filter(each -> each.id().equals(endpoint.id()))
                .findFirst();
        Instant failingSince = current.map(Endpoint::failingSince).orElse(null);
        if (outcome.disablesEndpoint()) {
            disable(endpoint, "it asked for it");
        } else if (outcome.succeeded()) {
            if (failingSince != null) {
                change(endpoint.id(), each -> each.withFailingSince(null));
            }
        } else if (failingSince == null) {
            change(endpoint.id(), each -> each.withFailingSince(at));
        } else if (gaveUp && !at.isBefore(failingSince.plus(disableAfter))) {
            disable(endpoint, "it has been failing since " + failingSince);
        }
    }

    private void disable(Endpoint endpoint, String reason) {
        LOG.warn("The endpoint {} is disabled: {}.", endpoint.url(), reason);
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

    private Outcome attempt(Message message, Endpoint endpoint) {
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
