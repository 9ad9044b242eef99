package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.SigningKeys;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionCookies;
import dev.clerkemulator.session.SessionToken;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The handshake: a page without valid cookies redirects to it, and it redirects back with new cookies, either in a signed
 * token or behind a nonce, which the SDK resolves with the Backend API.
 */
@RestController
public final class HandshakeController {
    private static final int NONCE_BYTES = 16;

    private final BrowserClients clients;
    private final SessionCookies cookies;
    private final SigningKeys keys;
    private final FaultInjection faults;
    private final JsonMapper mapper;
    private final BrowserView view;
    private final Map<String, List<String>> byNonce = new ConcurrentHashMap<>();

    HandshakeController(
            BrowserClients clients,
            SessionCookies cookies,
            SigningKeys keys,
            FaultInjection faults,
            JsonMapper mapper,
            BrowserView view) {
        this.clients = clients;
        this.cookies = cookies;
        this.keys = keys;
        this.faults = faults;
        this.mapper = mapper;
        this.view = view;
    }

    /** Only redirects to pages on loopback hosts, because the address contains a session token. */
    @GetMapping({FrontendApi.ROOT + "/client/handshake", FrontendApi.PROXIED + "/client/handshake"})
    ResponseEntity<Void> handshake(
            HttpServletRequest request,
            @RequestParam(name = "redirect_url") String target,
            @RequestParam(defaultValue = "token") String format,
            @RequestParam(name = "__clerk_db_jwt", required = false) @Nullable String devBrowser) {
        String origin = origin(target);
        Optional<BrowserClient> client = ClientCookie.clientOf(request, clients);
        String browser = devBrowser == null ? Ids.next("dvb_") : devBrowser;
        client.ifPresent(each -> clients.link(browser, each));
        Optional<Session> session = view.sessionsOf(client).stream().findFirst();
        List<String> directives = cookies.of(session, faults.switches().tokenLifetime(), origin, browser);
        UriComponentsBuilder location =
                UriComponentsBuilder.fromUriString(target).replaceQueryParam("__clerk_db_jwt", browser);
        if (format.equals("nonce")) {
            String nonce = Ids.hex(NONCE_BYTES);
            byNonce.put(nonce, directives);
            location.replaceQueryParam("__clerk_handshake_nonce", nonce);
        } else {
            location.replaceQueryParam("__clerk_handshake", token(directives));
        }
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .header(HttpHeaders.LOCATION, location.build().toUriString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The cookies behind a nonce, which is valid once. A path of the Backend API that Clerk's document does not contain. */
    @GetMapping("/v1/clients/handshake_payload")
    Map<String, List<String>> payload(@RequestParam String nonce) {
        List<String> directives = byNonce.remove(nonce);
        if (directives == null) {
            throw ClerkApiException.notFound("handshake", nonce);
        }
        return Map.of("directives", directives);
    }

    private String token(List<String> directives) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("kid", keys.current().kid());
        header.put("typ", "JWT");
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("handshake", directives);
        return new SessionToken(header, claims).signedWith(keys.current(), mapper);
    }

    private static String origin(String target) {
        try {
            URI page = URI.create(target);
            String origin = page.getScheme() + "://" + page.getRawAuthority();
            if (Objects.requireNonNullElse(page.getScheme(), "").startsWith("http")
                    && CrossOriginFilter.isOnLoopback(origin)) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            // Rejected below.
        }
        throw ClerkApiException.badParameter("redirect_url", "redirect_url must be on a loopback host.");
    }
}
