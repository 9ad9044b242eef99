package dev.clerkemulator.page;

import dev.clerkemulator.frontendapi.ClientCookie;
import dev.clerkemulator.frontendapi.FrontendApi;
import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.user.IdentifierTakenException;
import dev.clerkemulator.user.MalformedContactException;
import dev.clerkemulator.user.SignInRefusedException;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserQuery;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The sign-in and sign-up pages, which replace Clerk's account portal, at the root and below the proxy prefix. */
@RestController
@RequestMapping({"", FrontendApi.PROXY_PREFIX})
public final class SignInController {
    private final Users users;
    private final Sessions sessions;
    private final BrowserClients clients;
    private final InstantSource time;

    SignInController(Users users, Sessions sessions, BrowserClients clients, InstantSource time) {
        this.users = users;
        this.sessions = sessions;
        this.clients = clients;
        this.time = time;
    }

    /** The return URL is read from the query, from the fragment (by the script), or from the Referer header, in this order. */
    @GetMapping({"/sign-in", "/sign-up"})
    ResponseEntity<String> show(
            HttpServletRequest request,
            @RequestParam(name = "redirect_url", defaultValue = "") String target,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = HttpHeaders.REFERER, defaultValue = "") String referrer) {
        String returnUrl = target.isBlank() ? referrer : target;
        return page(HttpStatus.OK, request, ReturnUrl.checked(returnUrl, request), q, UserForm.EMPTY, null);
    }

    @PostMapping("/sign-in")
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String userId,
            @RequestParam(name = "redirect_url", defaultValue = "") String target) {
        String returnUrl = ReturnUrl.checked(target, request);
        if (users.find(userId).isEmpty()) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    request,
                    returnUrl,
                    "",
                    UserForm.EMPTY,
                    "This user does not exist.");
        }
        try {
            return signedIn(request, userId, returnUrl);
        } catch (SignInRefusedException e) {
            return page(HttpStatus.FORBIDDEN, request, returnUrl, "", UserForm.EMPTY, e.getMessage());
        }
    }

    @PostMapping("/sign-up")
    ResponseEntity<String> signUp(
            HttpServletRequest request,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "redirect_url", defaultValue = "") String target) {
        UserForm form = UserForm.of(fields).withEmailVerified();
        String returnUrl = ReturnUrl.checked(target, request);
        try {
            return signedIn(request, users.add(form.newUser(time.instant())).id(), returnUrl);
        } catch (IdentifierTakenException | MalformedContactException e) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, request, returnUrl, "", form, e.getMessage());
        }
    }

    private ResponseEntity<String> signedIn(HttpServletRequest request, String userId, String returnUrl) {
        BrowserClient client = ClientCookie.clientOf(request, clients).orElseGet(clients::add);
        sessions.signIn(userId, client, Session.Status.ACTIVE);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, withDevBrowser(returnUrl, client, request))
                .header(HttpHeaders.SET_COOKIE, ClientCookie.of(client))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Passes the token of the browser to the origin of the application, unless it is the own or a proxying one. */
    private String withDevBrowser(String returnUrl, BrowserClient client, HttpServletRequest request) {
        if (returnUrl.startsWith("/") || request.getRequestURI().startsWith(FrontendApi.PROXY_PREFIX)) {
            return returnUrl;
        }
        String passed = request.getParameter(ClientCookie.DEV_BROWSER);
        String devBrowser = passed == null || passed.isBlank() ? Ids.next("dvb_") : passed;
        clients.link(devBrowser, client);
        return UriComponentsBuilder.fromUriString(returnUrl)
                .replaceQueryParam(ClientCookie.DEV_BROWSER, devBrowser)
                .build()
                .toUriString();
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            HttpServletRequest request,
            String returnUrl,
            String search,
            UserForm form,
            @Nullable String problem) {
        UserQuery query = search.isBlank() ? UserQuery.ALL : UserQuery.containing(search.strip());
        List<User> results =
                users.list(query, UserQuery.Order.NEWEST_FIRST, null, 0, PageController.USERS_PER_PAGE + 1);
        String prefix = request.getRequestURI().startsWith(FrontendApi.PROXY_PREFIX) ? FrontendApi.PROXY_PREFIX : "";
        boolean signingUp = request.getRequestURI().endsWith("/sign-up");
        return PageController.pageWithFormTargets(
                ReturnUrl.LOCAL_SOURCES,
                status,
                SignInView.page(
                        prefix,
                        signingUp,
                        new SignInView.Return(returnUrl, request.getParameter(ClientCookie.DEV_BROWSER)),
                        results,
                        search,
                        form,
                        problem));
    }
}
