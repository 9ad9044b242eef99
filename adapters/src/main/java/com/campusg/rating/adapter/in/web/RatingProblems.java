package com.campusg.rating.adapter.in.web;

import com.campusg.web.ProblemException;
import org.springframework.http.HttpStatus;

/** Problems that only the endpoint for ratings has. */
final class RatingProblems {

    static final String RATING_CONFLICT = "rating-conflict";
    static final String SELF_RATING = "self-rating";

    private RatingProblems() {}

    static ProblemException conflict() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                RATING_CONFLICT,
                "The rater has given another rating for this order and role; the first one counts.");
    }

    static ProblemException selfRating() {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, SELF_RATING, "Users cannot rate themselves.");
    }
}
