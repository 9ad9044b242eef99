package com.campusg.user.domain;

/** A user's ratings in both roles: everybody on campus may order, and everybody may deliver. */
public record Ratings(Rating asCustomer, Rating asRunner) {

    private static final Ratings UNRATED = new Ratings(Rating.unrated(), Rating.unrated());

    /** Nobody has rated yet, in either role. */
    public static Ratings unrated() {
        return UNRATED;
    }

    /** Those of one role. */
    public Rating in(Role role) {
        return switch (role) {
            case CUSTOMER -> asCustomer;
            case RUNNER -> asRunner;
        };
    }

    /** These and one more, in one role; the other role's stay as they are. */
    public Ratings plus(Role role, Stars stars) {
        return switch (role) {
            case CUSTOMER -> new Ratings(asCustomer.plus(stars), asRunner);
            case RUNNER -> new Ratings(asCustomer, asRunner.plus(stars));
        };
    }
}
