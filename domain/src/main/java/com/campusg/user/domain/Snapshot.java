package com.campusg.user.domain;

/** What Clerk knew of one person at one moment, however we came by it. */
public record Snapshot(ClerkUserId clerkUserId, Profile profile, Revision revision) {}
