package com.campusg.user.domain;

import java.time.Instant;

/**
 * Which of two states of the same person is the later one.
 *
 * @param updatedAt when Clerk last changed the person; decides
 * @param sentAt when Clerk told of it; decides between states of the same {@code updatedAt}
 */
public record Revision(Instant updatedAt, Instant sentAt) implements Comparable<Revision> {

    @Override
    public int compareTo(Revision other) {
        int byChange = updatedAt.compareTo(other.updatedAt);
        return byChange != 0 ? byChange : sentAt.compareTo(other.sentAt);
    }

    /** Whether both speak of the same moment at Clerk. */
    public boolean isOfSameMomentAs(Revision other) {
        return updatedAt.equals(other.updatedAt);
    }
}
