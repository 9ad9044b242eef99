package com.campusg.user.domain;

import java.time.Instant;

/**
 * Orders the states of one user at Clerk.
 *
 * @param updatedAt when the user last changed at Clerk; compared first
 * @param sentAt when Clerk sent the state; decides between states with the same {@code updatedAt}
 */
public record Revision(Instant updatedAt, Instant sentAt) implements Comparable<Revision> {

    @Override
    public int compareTo(Revision other) {
        int byChange = updatedAt.compareTo(other.updatedAt);
        return byChange != 0 ? byChange : sentAt.compareTo(other.sentAt);
    }

    /** Whether both have the same {@code updatedAt}. */
    public boolean hasSameUpdatedAt(Revision other) {
        return updatedAt.equals(other.updatedAt);
    }
}
