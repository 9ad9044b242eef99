package dev.clerkemulator.control;

import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.DeliveryFaults;
import dev.clerkemulator.instance.EmulatorClock;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stores the active faults and applies them to the clock and to deliveries. Interceptors read the others. */
public final class FaultInjection {
    private final Deliveries deliveries;
    private final EmulatorClock clock;
    private final JsonMapper mapper;
    private volatile FaultSwitches switches = FaultSwitches.ALL_OFF;

    public FaultInjection(Deliveries deliveries, EmulatorClock clock, JsonMapper mapper) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.mapper = mapper;
    }

    public FaultSwitches switches() {
        return switches;
    }

    public synchronized void set(FaultSwitches changed) {
        switches = changed;
        clock.skew(Duration.ofSeconds(changed.clockSkewSeconds()));
        deliveries.injectFaults(new DeliveryFaults(
                changed.deliveriesDuplicated(),
                changed.deliveriesReordered(),
                Duration.ofMillis(changed.deliveryDelayMillis()),
                changed.deliveriesDropped(),
                changed.deleteBeforeCreate(),
                changed.wrongSecret(),
                changed.otherInstance()));
        deliveries.pause(changed.deliveriesPaused());
    }

    /** Changes the given switches. Switches that are absent or null keep their value. */
    public synchronized FaultSwitches change(ObjectNode requested) {
        ObjectNode all = mapper.valueToTree(switches);
        requested.forEachEntry((name, value) -> {
            if (!all.has(name)) {
                throw new InvalidRequestException("Unknown switch: " + name + ".");
            }
            if (!value.isNull()) {
                all.set(name, value);
            }
        });
        try {
            set(mapper.treeToValue(all, FaultSwitches.class));
        } catch (JacksonException e) {
            if (e.getCause() instanceof InvalidRequestException invalid) {
                throw invalid;
            }
            throw new InvalidRequestException(
                    "A switch must be a boolean, or an integer if its name ends with a unit.");
        }
        return switches;
    }
}
