package com.campusg.clerk.domain;

/**
 * A delivery that we could not make sense of, kept for an operator.
 *
 * @param reason why, in words of ours
 */
public record ParkedDelivery(Delivery delivery, String reason) {}
