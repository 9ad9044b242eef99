package com.campusg.sync.domain;

/**
 * A delivery that could not be read and is kept for an operator.
 *
 * @param reason why it could not be read; contains no part of the payload
 */
public record ParkedDelivery(Delivery delivery, String reason) {}
