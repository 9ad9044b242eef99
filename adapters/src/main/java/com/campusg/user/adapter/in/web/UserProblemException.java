package com.campusg.user.adapter.in.web;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Why users cannot be shown. */
final class UserProblemException extends ErrorResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    private UserProblemException(HttpStatus status, String code, String detail) {
        super(status, problem(status, code, detail), null);
    }

    /** The caller is genuine and their webhook is still on its way: worth asking again in a moment. */
    static UserProblemException notSynced() {
        UserProblemException problem = new UserProblemException(
                HttpStatus.NOT_FOUND, "user-not-synced", "CampusG has not heard of this user yet.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }

    static UserProblemException deleted() {
        return new UserProblemException(HttpStatus.GONE, "user-deleted", "This user was deleted.");
    }

    static UserProblemException malformedClerkUserId() {
        return new UserProblemException(
                HttpStatus.BAD_REQUEST, "malformed-clerk-user-id", "A Clerk user id starts with user_.");
    }

    /** @param wrong why each of them is wrong, by the names of the fields */
    static UserProblemException invalidFields(Map<String, String> wrong) {
        UserProblemException problem = new UserProblemException(
                HttpStatus.BAD_REQUEST, "invalid-fields", "Some fields are not what they have to be.");
        List<Map<String, String>> errors = wrong.entrySet().stream()
                .map(field -> Map.of("field", field.getKey(), "detail", field.getValue()))
                .toList();
        problem.getBody().setProperty("errors", errors);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
