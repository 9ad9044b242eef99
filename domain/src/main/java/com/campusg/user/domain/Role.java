package com.campusg.user.domain;

/** What somebody did in an order: everybody on campus may do either. */
public enum Role {
    /** Ordered. */
    CUSTOMER,
    /** Delivered. */
    RUNNER
}
