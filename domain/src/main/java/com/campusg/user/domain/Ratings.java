package com.campusg.user.domain;

/** A user's ratings in both roles: everybody on campus may order, and everybody may deliver. */
public record Ratings(Rating asCustomer, Rating asRunner) {

    private static final Ratings UNRATED = new Ratings(Rating.unrated(), Rating.unrated());

    /** Nobody has rated yet, in either role. */
    public static Ratings unrated() {
        return UNRATED;
    }
}
