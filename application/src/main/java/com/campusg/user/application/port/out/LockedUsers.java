package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Optional;

/** Users whom nobody else changes meanwhile: what it takes to change them. */
public interface LockedUsers {

    /**
     * The user or tombstone, held so that nobody else can change it. Where there is none, nobody else can add one of
     * that id either, until the caller's transaction ends: so two deliveries for one user never overtake each other.
     */
    Optional<User> lockByClerkUserId(ClerkUserId clerkUserId);

    /**
     * The users from before Clerk with that address, spelt in upper or lower case, held so that nobody else can link them;
     * the oldest first.
     */
    List<User> lockUnlinkedByEmail(EmailAddress email);

    /** Keeps a new user or tombstone. */
    void add(User user);

    /**
     * Keeps a user that was locked before. All that is personal goes with a tombstone, also what {@link User} does not
     * show.
     */
    void update(User user);
}
