package dev.clerkemulator.page;

import dev.clerkemulator.delivery.Endpoint;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The home page: instance, users, deliveries and fault injection. */
final class HomeView {

    private HomeView() {}

    /**
     * The users to be shown.
     *
     * @param users one user more than a page shows, if there are more
     * @param total the number of all users
     */
    record UserResults(List<User> users, String search, int offset, long total) {}

    static Html page(
            Instance instance,
            List<Endpoint> endpoints,
            UserResults results,
            UserForm form,
            @Nullable String problem,
            Html deliveries,
            Html switches) {
        return Page.of(
                "Clerk emulator",
                Html.of("""
                <h1 class="hidden">Clerk emulator</h1>
                <div class="columns">
                <div>
                {}{}</div>
                <div>
                <section class="card" id="deliveries" aria-labelledby="deliveries-heading">
                <div class="heading"><h2 id="deliveries-heading">Deliveries</h2>
                <span class="muted" id="live" hidden>live</span></div>
                <div id="delivery-table" data-live="/deliveries">
                {}</div>
                </section>
                {}</div>
                </div>
                """, users(results, form, problem), instance(instance, endpoints), deliveries, switches));
    }

    private static Html instance(Instance instance, List<Endpoint> endpoints) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("CLERK_PUBLISHABLE_KEY", instance.publishableKey());
        settings.put("CLERK_SECRET_KEY", instance.secretKey());
        settings.put("CLERK_WEBHOOK_SIGNING_SECRET", instance.webhookSigningSecret());
        settings.put("CLERK_ISSUER", instance.issuer());
        settings.put("CLERK_JWKS_URL", instance.jwksUrl());
        settings.put("CLERK_API_URL", instance.apiUrl());
        List<Html> lines = settings.entrySet().stream()
                .map(setting -> Html.of(
                        """
                        <div class="setting"><dt>{}</dt><dd><code id="{}">{}</code>{}</dd></div>
                        """,
                        setting.getKey(),
                        setting.getKey(),
                        setting.getValue(),
                        Page.copyButton(setting.getKey(), setting.getKey())))
                .toList();
        String all = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .reduce("", String::concat);
        return Html.of(
                """
                <section class="card" id="instance" aria-labelledby="instance-heading">
                <div class="heading"><h2 id="instance-heading">Instance</h2>{}</div>
                <p class="muted">Settings for the <code>.env</code> file of an application. The instance is <code>{}</code>.</p>
                <pre id="env" class="hidden">{}</pre>
                <dl class="settings">
                {}</dl>
                <h3 id="endpoints">Endpoints</h3>
                {}</section>
                """,
                Html.of("<button type=\"button\" data-copies=\"env\" hidden>Copy all as .env</button>"),
                instance.id(),
                all,
                lines,
                endpoints(endpoints));
    }

    private static Object endpoints(List<Endpoint> endpoints) {
        if (endpoints.isEmpty()) {
            return Html.of("""
                    <p class="muted">No endpoints: events are recorded but not sent. Set
                    <code>CLERK_EMULATOR_WEBHOOK_URL</code>, or use <code>PUT /emulator/endpoints</code>.</p>
                    """);
        }
        return Html.of(
                "<ul class=\"plain\">\n{}</ul>\n",
                endpoints.stream().map(HomeView::endpoint).toList());
    }

    private static Html endpoint(Endpoint endpoint) {
        String state = !endpoint.enabled()
                ? "disabled"
                : endpoint.failingSince() == null ? "enabled" : "failing since " + Times.text(endpoint.failingSince());
        return Html.of(
                """
                <li class="row"><span><code>{}</code> <span class="badge {}">{}</span>
                <span class="muted">{} signing secret{}</span></span>
                <form method="post" action="/endpoints/{}"><input type="hidden" name="enabled" value="{}">
                <button class="quiet">{}</button></form></li>
                """,
                endpoint.url(),
                endpoint.enabled() && endpoint.failingSince() == null ? "good" : "bad",
                state,
                endpoint.signingSecrets().size(),
                endpoint.signingSecrets().size() == 1 ? "" : "s",
                endpoint.id(),
                !endpoint.enabled(),
                endpoint.enabled() ? "Disable" : "Enable");
    }

    private static Html users(UserResults results, UserForm form, @Nullable String problem) {
        List<Html> rows = results.users().stream()
                .limit(PageController.USERS_PER_PAGE)
                .map(HomeView::row)
                .toList();
        Html noUsers = Html.of(
                "<p class=\"muted\">{}</p>\n",
                results.search().isBlank() ? "No users yet." : "No user matches “" + results.search() + "”.");
        Html table = Html.of("""
                <div class="scroll"><table><caption class="hidden">Users, newest first</caption>
                <thead><tr><th scope="col">User</th><th scope="col">E-mail</th><th scope="col"><span class="hidden">Actions</span></th></tr></thead>
                <tbody>
                {}</tbody></table></div>
                """, rows);
        return Html.of(
                """
                <section class="card" id="users" aria-labelledby="users-heading">
                <div class="heading"><h2 id="users-heading">Users <span class="muted">{}</span></h2>
                <form method="get" action="/" role="search" class="inline"><input type="search" name="q" value="{}" aria-label="Search users" placeholder="Search">
                <button class="quiet">Search</button></form></div>
                {}{}{}
                <details {}><summary>Sign up a user</summary>
                <form method="post" action="/users" class="fields">
                {}<div class="actions"><button class="main">Sign up</button></div>
                </form></details>
                </section>
                """,
                "%,d".formatted(results.total()),
                results.search(),
                Page.problem(problem),
                rows.isEmpty() ? noUsers : table,
                pager(results),
                results.total() == 0 || problem != null ? "open" : "",
                UserView.fields(form));
    }

    private static Html row(User user) {
        String email = UserForm.of(user).email();
        return Html.of("""
                <tr><td><a href="/users/{}">{}</a><br><code class="muted small">{}</code></td>
                <td>{}</td>
                <td class="end"><form method="post" action="/users/{}/sessions"><button class="quiet">Token</button></form></td></tr>
                """, user.id(), UserView.name(user), user.id(), email.isEmpty() ? "–" : email, user.id());
    }

    private static Html pager(UserResults results) {
        int size = PageController.USERS_PER_PAGE;
        Html newer =
                Html.of("<a href=\"{}\" rel=\"prev\">Newer</a>", link(results, Math.max(0, results.offset() - size)));
        Html older = Html.of("<a href=\"{}\" rel=\"next\">Older</a>", link(results, results.offset() + size));
        boolean hasNewer = results.offset() > 0;
        boolean hasOlder = results.users().size() > size;
        return Html.when(
                hasNewer || hasOlder,
                Html.of(
                        "<nav class=\"pager\" aria-label=\"Pages of users\"><span>{}</span><span>{}</span></nav>\n",
                        Html.when(hasNewer, newer),
                        Html.when(hasOlder, older)));
    }

    private static String link(UserResults results, int offset) {
        return UriComponentsBuilder.fromPath("/")
                .queryParam("q", "{q}")
                .queryParam("offset", offset)
                .fragment("users")
                .encode()
                .buildAndExpand(results.search())
                .toUriString();
    }
}
