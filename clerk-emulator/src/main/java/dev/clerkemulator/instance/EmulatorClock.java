package dev.clerkemulator.instance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The emulator's clock, which can be put wrong. */
public final class EmulatorClock implements InstantSource {
    private final InstantSource trueTime;
    private volatile Duration skew = Duration.ZERO;

    public EmulatorClock(InstantSource trueTime) {
        this.trueTime = trueTime;
    }

    @Override
    public Instant instant() {
        return trueTime.instant().plus(skew);
    }

    /** Negative if the clock is to be slow. */
    public void skew(Duration newSkew) {
        skew = newSkew;
    }
}
