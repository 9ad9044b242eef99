package dev.clerkemulator.session;

import dev.clerkemulator.instance.Instance;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/** The cookies of an application's origin, which Clerk's SDKs set after a handshake or a refresh. */
public final class SessionCookies {
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final int SUFFIX_LENGTH = 8;

    private final Instance instance;
    private final SessionTokens tokens;

    public SessionCookies(Instance instance, SessionTokens tokens) {
        this.instance = instance;
        this.tokens = tokens;
    }

    /**
     * Returns the values of {@code Set-Cookie}, each with and without the suffix of the publishable key.
     *
     * @param session empty if the browser is signed out
     * @param devBrowser the token of the browser, or null to omit its cookie
     */
    public List<String> of(
            Optional<Session> session, Duration lifetime, @Nullable String origin, @Nullable String devBrowser) {
        List<String> cookies = new ArrayList<>();
        add(
                cookies,
                "__session",
                session.map(each -> tokens.issue(each, lifetime, origin)).orElse(null));
        add(
                cookies,
                "__client_uat",
                session.map(each -> Long.toString(each.createdAt().getEpochSecond()))
                        .orElse("0"));
        if (devBrowser != null) {
            add(cookies, "__clerk_db_jwt", devBrowser);
        }
        cookies.add(cookie(
                        "__refresh_" + suffix(),
                        session.map(each -> refreshToken(each.id())).orElse(null))
                .httpOnly(true)
                .build()
                .toString());
        return cookies;
    }

    /** The refresh token of a session, which does not change. */
    public String refreshToken(String sessionId) {
        return "rt_" + HexFormat.of().formatHex(hash("SHA-256", instance.secretKey() + sessionId));
    }

    private void add(List<String> cookies, String name, @Nullable String value) {
        cookies.add(cookie(name, value).build().toString());
        cookies.add(cookie(name + "_" + suffix(), value).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, @Nullable String value) {
        return ResponseCookie.from(name, value == null ? "" : value)
                .path("/")
                .sameSite("Lax")
                .maxAge(value == null ? Duration.ZERO : LIFETIME);
    }

    private String suffix() {
        return Base64.getUrlEncoder()
                .encodeToString(hash("SHA-1", instance.publishableKey()))
                .substring(0, SUFFIX_LENGTH);
    }

    private static byte[] hash(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is not available.", e);
        }
    }
}
