package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserId;

/** Generates the ids "1", "2", "3" and so on. */
public final class SequentialUserIds implements UserIds {

    private int last;

    @Override
    public UserId next() {
        last++;
        return new UserId(Integer.toString(last));
    }
}
