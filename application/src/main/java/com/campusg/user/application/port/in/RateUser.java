package com.campusg.user.application.port.in;

import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;

/** Adds a rating to a user. */
@FunctionalInterface
public interface RateUser {

    /**
     * Adds the stars to the user's rating in a role, within the caller's transaction.
     *
     * @param user a user that is not deleted, as {@link LockUsers} returned it in this transaction
     * @return the new rating in that role
     */
    Rating rate(User user, Role role, Stars stars);
}
