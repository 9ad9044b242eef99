package com.campusg.user.application.port.in;

import com.campusg.user.domain.Snapshot;

/** Tells what {@link SyncUser} would do, and does nothing. */
@FunctionalInterface
public interface RehearseSync {

    SyncUser.Outcome rehearse(Snapshot snapshot);
}
