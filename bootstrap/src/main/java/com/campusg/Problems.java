package com.campusg;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What all problem details have in common (RFC 9457): a stable code, and a type made of it. */
final class Problems {

    /** What a type begins with; the code follows. */
    static final String TYPE = "urn:campusg:problem:";

    private static final String CODE = "code";

    private Problems() {}

    /** The problem with a type and, where nobody gave it one, with the code that its status stands for. */
    static ProblemDetail complete(ProblemDetail problem) {
        String code = code(problem);
        problem.setProperty(CODE, code);
        problem.setType(URI.create(TYPE + code));
        return problem;
    }

    /** What the problem is, in a word that never changes its meaning. */
    static String code(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        Object given = properties == null ? null : properties.get(CODE);
        return given == null ? codeOf(problem.getStatus()) : given.toString();
    }

    private static String codeOf(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "error" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
