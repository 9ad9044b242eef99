package dev.clerkemulator.user;

import org.jspecify.annotations.Nullable;

/** What a user is called. An image address is set only where it is not Clerk's default picture. */
public record Profile(
        @Nullable String externalId,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String imageUrl) {}
