package dev.clerkemulator.control;

import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.Disturbances;
import dev.clerkemulator.instance.EmulatorClock;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the switches and sees to their effect. */
public final class Switchboard {
    private final Deliveries deliveries;
    private final EmulatorClock clock;
    private final JsonMapper mapper;
    private volatile Switches switches = Switches.ALL_OFF;

    public Switchboard(Deliveries deliveries, EmulatorClock clock, JsonMapper mapper) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.mapper = mapper;
    }

    public Switches switches() {
        return switches;
    }

    public synchronized void set(Switches changed) {
        switches = changed;
        clock.skew(Duration.ofSeconds(changed.clockSkewSeconds()));
        deliveries.disturb(new Disturbances(
                changed.deliveriesDuplicated(),
                changed.deliveriesReordered(),
                Duration.ofMillis(changed.deliveryDelayMillis()),
                changed.deliveriesDropped(),
                changed.deleteBeforeCreate(),
                changed.wrongSecret(),
                changed.otherInstance()));
        deliveries.pause(changed.deliveriesPaused());
    }

    /** Members that are absent or null stay as they are. */
    public synchronized Switches change(ObjectNode requested) {
        ObjectNode all = mapper.valueToTree(switches);
        requested.forEachEntry((name, value) -> {
            if (!all.has(name)) {
                throw new InvalidRequest("There is no switch named " + name + ".");
            }
            if (!value.isNull()) {
                all.set(name, value);
            }
        });
        try {
            set(mapper.treeToValue(all, Switches.class));
        } catch (JacksonException e) {
            if (e.getCause() instanceof InvalidRequest invalid) {
                throw invalid;
            }
            throw new InvalidRequest("A switch is true or false, or a whole number where its name ends in a unit.");
        }
        return switches;
    }
}
