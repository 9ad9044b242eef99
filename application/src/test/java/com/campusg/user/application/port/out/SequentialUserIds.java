package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserId;

/** Generates the ids "1", "2", "3" and so on. */
public final class SequentialUserIds implements UserIds {

    private int last;

    /** Returns a generator that continues after the last id. */
    public SequentialUserIds copy() {
        SequentialUserIds copy = new SequentialUserIds();
        copy.last = last;
        return copy;
    }

    @Override
    public UserId next() {
        last++;
        return new UserId(Integer.toString(last));
    }
}
