package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.Delivery;

/** What an operator finds. */
public record ParkedDelivery(Delivery delivery, String reason) {}
