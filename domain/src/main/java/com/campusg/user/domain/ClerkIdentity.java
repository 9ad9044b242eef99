package com.campusg.user.domain;

import org.jspecify.annotations.Nullable;

/**
 * The link between a user and a Clerk user. Once set, it never changes to another Clerk user.
 *
 * @param clerkUserId the id of the user at Clerk
 * @param revision the state at Clerk that the user has; null if the user was linked before revisions were stored,
 *     and after deletion
 */
public record ClerkIdentity(
        ClerkUserId clerkUserId, @Nullable Revision revision) {}
