package com.campusg.user.domain;

/** The role of a user in an order. */
public enum Role {
    /** The user who ordered. */
    CUSTOMER,
    /** The user who delivered. */
    RUNNER
}
