package com.campusg.user.domain;

import org.jspecify.annotations.Nullable;

/**
 * The tie between a user and Clerk. Once made, it is never made anew with somebody else.
 *
 * @param clerkUserId who the user is at Clerk
 * @param revision the state of Clerk that the user shows; null where the tie is older than our keeping of revisions,
 *     and after deletion
 */
public record ClerkIdentity(
        ClerkUserId clerkUserId, @Nullable Revision revision) {}
