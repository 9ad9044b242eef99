package dev.clerkemulator.control;

import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.Delivery;
import dev.clerkemulator.population.Population;
import dev.clerkemulator.population.Storm;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Generates users and storms of user changes. */
@RestController
@RequestMapping("/emulator")
public final class PopulationController {
    private static final int MAX_USERS = 1_000_000;

    private final Population population;
    private final Deliveries deliveries;

    PopulationController(Population population, Deliveries deliveries) {
        this.population = population;
        this.deliveries = deliveries;
    }

    record SeedRequest(
            @Nullable Integer users,
            @Nullable Long seed,
            @Nullable Boolean deliver) {}

    record SeedResponse(int added, int alreadyThere, long millis) {}

    record StormRequest(
            @Nullable Long seed,
            @Nullable Integer users,
            @Nullable Integer changes,
            @Nullable Double shuffle,
            @Nullable Double duplicates,
            @Nullable Double deletions) {}

    /** The progress of a storm and the expected final state of its users. */
    record StormResponse(
            Storm.Options storm,
            int events,
            int sent,
            long succeeded,
            long underWay,
            long failed,
            List<Storm.Expectation> expected) {}

    @PostMapping("/seed")
    SeedResponse seed(@RequestBody SeedRequest request) {
        int count = Objects.requireNonNullElse(request.users(), 100);
        if (count < 0 || count > MAX_USERS) {
            throw new InvalidRequestException("users must be from 0 to " + MAX_USERS + ".");
        }
        long start = System.nanoTime();
        int added = population.seed(
                count, Objects.requireNonNullElse(request.seed(), 1L), Boolean.TRUE.equals(request.deliver()));
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new SeedResponse(added, count - added, millis);
    }

    @PostMapping("/storm")
    StormResponse storm(@RequestBody StormRequest request) {
        try {
            return response(population.storm(new Storm.Options(
                    Objects.requireNonNullElse(request.seed(), 1L),
                    Objects.requireNonNullElse(request.users(), 100),
                    Objects.requireNonNullElse(request.changes(), 1000),
                    Objects.requireNonNullElse(request.shuffle(), 1.0),
                    Objects.requireNonNullElse(request.duplicates(), 0.1),
                    Objects.requireNonNullElse(request.deletions(), 0.1))));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/storm")
    ResponseEntity<StormResponse> lastStorm() {
        return ResponseEntity.of(population.lastStorm().map(this::response));
    }

    /** Counts deliveries that are no longer stored as succeeded: only finished deliveries are evicted. */
    private StormResponse response(Storm storm) {
        List<Delivery.Status> statuses = storm.messageIds().stream()
                .map(id -> deliveries.find(id).map(Delivery::status).orElse(Delivery.Status.SUCCEEDED))
                .toList();
        long succeeded = count(statuses, Delivery.Status.SUCCEEDED);
        long underWay = count(statuses, Delivery.Status.PENDING) + count(statuses, Delivery.Status.FAILED);
        return new StormResponse(
                storm.options(),
                storm.messageIds().size(),
                storm.sent(),
                succeeded,
                underWay,
                statuses.size() - succeeded - underWay,
                storm.expected());
    }

    private static long count(List<Delivery.Status> statuses, Delivery.Status expected) {
        return statuses.stream().filter(status -> status == expected).count();
    }
}
