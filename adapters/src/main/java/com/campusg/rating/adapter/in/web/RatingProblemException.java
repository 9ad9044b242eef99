package com.campusg.rating.adapter.in.web;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Why a rating does not count. */
final class RatingProblemException extends ErrorResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    private RatingProblemException(HttpStatus status, String code, String detail) {
        super(status, problem(status, code, detail), null);
    }

    /** @param wrong why each of them is wrong, by the names of the fields */
    static RatingProblemException invalidFields(Map<String, String> wrong) {
        RatingProblemException problem = new RatingProblemException(
                HttpStatus.BAD_REQUEST, "invalid-fields", "Some fields are not what they have to be.");
        List<Map<String, String>> errors = wrong.entrySet().stream()
                .map(field -> Map.of("field", field.getKey(), "detail", field.getValue()))
                .toList();
        problem.getBody().setProperty("errors", errors);
        return problem;
    }

    static RatingProblemException malformedClerkUserId() {
        return new RatingProblemException(
                HttpStatus.BAD_REQUEST, "malformed-clerk-user-id", "A Clerk user id starts with user_.");
    }

    static RatingProblemException conflict() {
        return new RatingProblemException(
                HttpStatus.CONFLICT,
                "rating-conflict",
                "The rater has given another rating for this order and role; the first one counts.");
    }

    static RatingProblemException selfRating() {
        return new RatingProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "self-rating", "Nobody rates themself.");
    }

    static RatingProblemException deleted() {
        return new RatingProblemException(HttpStatus.GONE, "user-deleted", "This user was deleted.");
    }

    /** The user's webhook may still be on its way: worth asking again in a moment. */
    static RatingProblemException notSynced() {
        RatingProblemException problem = new RatingProblemException(
                HttpStatus.NOT_FOUND, "user-not-synced", "CampusG has not heard of this user yet.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
