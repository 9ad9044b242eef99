package com.campusg.web;

/** Maximum lengths of request bodies, in bytes. A longer body is answered with 413. */
public final class RequestLimits {

    /** Of all endpoints except for the webhook. */
    public static final int MAX_BODY_LENGTH = 64 * 1024;

    /** Of a delivery. */
    public static final int MAX_DELIVERY_LENGTH = 1024 * 1024;

    private RequestLimits() {}
}
