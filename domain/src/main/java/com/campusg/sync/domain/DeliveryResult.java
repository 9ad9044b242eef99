package com.campusg.sync.domain;

/** What became of a genuine delivery. */
public enum DeliveryResult {
    /** The change is committed. */
    APPLIED,
    /** A delivery with this id was applied before. */
    DUPLICATE,
    /** The user already has this or a newer state, or is deleted. */
    STALE,
    /** The event type is not handled, or the event belongs to another Clerk instance. */
    IGNORED,
    /** The delivery cannot be read and is kept for an operator. */
    PARKED,
    /** The delivery is in the queue and will be applied by a consumer. */
    QUEUED
}
