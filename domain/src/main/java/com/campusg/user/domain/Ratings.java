package com.campusg.user.domain;

/** The ratings of a user in both roles: every user may order and may deliver. */
public record Ratings(Rating asCustomer, Rating asRunner) {

    private static final Ratings UNRATED = new Ratings(Rating.unrated(), Rating.unrated());

    /** The initial value: no ratings in either role. */
    public static Ratings unrated() {
        return UNRATED;
    }

    /** The rating in one role. */
    public Rating in(Role role) {
        return switch (role) {
            case CUSTOMER -> asCustomer;
            case RUNNER -> asRunner;
        };
    }

    /** Adds one rating in one role. */
    public Ratings plus(Role role, Stars stars) {
        return switch (role) {
            case CUSTOMER -> new Ratings(asCustomer.plus(stars), asRunner);
            case RUNNER -> new Ratings(asCustomer, asRunner.plus(stars));
        };
    }
}
