package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Where callers put their token: in the Authorization header, else in Clerk's cookie. A bad token in the header
 * is not rescued by a good one in the cookie, or a page could be made to act for somebody else.
 */
@Component
final class TokenResolver implements BearerTokenResolver {

    /** RFC 9110, section 11.1: the scheme in upper or lower case, then white space. */
    private static final Pattern BEARER = Pattern.compile("Bearer(?:[ \\t]+(.*))?", Pattern.CASE_INSENSITIVE);

    private static final String COOKIE = "__session";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> credentials = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        for (String credential : credentials) {
            Matcher bearer = BEARER.matcher(credential.strip());
            if (bearer.matches()) {
                if (credentials.size() > 1 || bearer.group(1) == null) {
                    throw new TokenRefusedException(TOKEN_INVALID);
                }
                return bearer.group(1);
            }
        }
        return cookie(request.getCookies());
    }

    private static @Nullable String cookie(Cookie @Nullable [] cookies) {
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
