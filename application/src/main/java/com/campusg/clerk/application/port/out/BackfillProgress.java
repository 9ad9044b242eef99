package com.campusg.clerk.application.port.out;

import com.campusg.clerk.application.port.out.ClerkUsers.Place;
import java.util.Optional;

/** How far a backfill has come, so that one that broke off goes on from there. What it keeps is durable at once. */
public interface BackfillProgress {

    Optional<Reached> find();

    void keep(Reached reached);

    void clear();

    /**
     * How far it has come.
     *
     * @param place up to and including this user
     * @param users how many users that is
     */
    record Reached(Place place, long users) {}
}
