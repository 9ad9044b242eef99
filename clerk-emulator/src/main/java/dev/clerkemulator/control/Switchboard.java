package dev.clerkemulator.control;

import dev.clerkemulator.delivery.Deliveries;

/** Holds the switches and sees to their effect. */
public final class Switchboard {
    private final Deliveries deliveries;
    private volatile Switches switches = Switches.ALL_OFF;

    public Switchboard(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public Switches switches() {
        return switches;
    }

    public synchronized void set(Switches changed) {
        switches = changed;
        deliveries.pause(changed.deliveriesPaused());
    }
}
