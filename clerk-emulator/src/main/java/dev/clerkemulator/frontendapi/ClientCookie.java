package dev.clerkemulator.frontendapi;

import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.BrowserClients;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** The cookie that identifies a browser. It is HttpOnly and SameSite=Lax. */
public final class ClientCookie {
    /** The query parameter with the development browser token. */
    public static final String DEV_BROWSER = "__clerk_db_jwt";

    private static final String NAME = "__client";
    private static final Duration LIFETIME = Duration.ofDays(365);

    private ClientCookie() {}

    public static Optional<BrowserClient> clientOf(HttpServletRequest request, BrowserClients clients) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> clients.find(cookie.getValue()).stream())
                .findFirst()
                .or(() -> clients.findByDevBrowser(request.getParameter(DEV_BROWSER)));
    }

    public static String of(BrowserClient client) {
        return ResponseCookie.from(NAME, client.secret())
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(LIFETIME)
                .build()
                .toString();
    }
}
