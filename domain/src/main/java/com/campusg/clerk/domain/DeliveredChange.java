package com.campusg.clerk.domain;

import com.campusg.user.domain.UserChange;

/** What a delivery tells of a user. */
public record DeliveredChange(Delivery delivery, Envelope envelope, UserChange change) {}
