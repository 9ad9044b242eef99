package com.campusg.clerk.domain;

/**
 * How deliveries are queued.
 *
 * @param partitions how many queues beside each other there are, at least 1: so many can be worked off at once, by all
 *     instances together
 * @param consumers how many of them this instance works off at once, at least 1
 * @param created whether this service makes what it queues in, where it is not there
 */
public record DeliveryQueuing(int partitions, int consumers, boolean created) {

    public DeliveryQueuing {
        if (partitions < 1 || consumers < 1) {
            throw new IllegalArgumentException("Nothing would ever leave the queue");
        }
    }
}
