package dev.clerkemulator.instance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of the emulator, with an adjustable skew. */
public final class EmulatorClock implements InstantSource {
    private final InstantSource actualTime;
    private volatile Duration skew = Duration.ZERO;

    public EmulatorClock(InstantSource actualTime) {
        this.actualTime = actualTime;
    }

    @Override
    public Instant instant() {
        return actualTime.instant().plus(skew);
    }

    /** Sets the offset from the actual time; may be negative. */
    public void skew(Duration newSkew) {
        skew = newSkew;
    }
}
