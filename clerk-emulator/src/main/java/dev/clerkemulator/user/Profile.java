package dev.clerkemulator.user;

import org.jspecify.annotations.Nullable;

/**
 * Names and image of a user.
 *
 * @param imageUrl null for the default image
 */
public record Profile(
        @Nullable String externalId,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String imageUrl) {}
