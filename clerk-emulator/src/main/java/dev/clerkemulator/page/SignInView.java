package dev.clerkemulator.page;

import dev.clerkemulator.frontendapi.ClientCookie;
import dev.clerkemulator.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page to sign in or up. It requires no credentials. */
final class SignInView {

    /**
     * Fields that each form repeats.
     *
     * @param url the URL to return to
     * @param devBrowser the token of the browser in the origin of the application; null if there is none
     */
    record Return(String url, @Nullable String devBrowser) {
        Html fields() {
            return Html.of("""
                    <input type="hidden" name="redirect_url" value="{}"><input type="hidden" name="{}" value="{}">
                    """, url, ClientCookie.DEV_BROWSER, devBrowser == null ? "" : devBrowser);
        }
    }

    private SignInView() {}

    /**
     * Returns the page.
     *
     * @param signingUp whether the sign-up form comes first
     * @param target where to return to
     * @param results one user more than a page shows, if there are more
     */
    static Html page(
            String prefix,
            boolean signingUp,
            Return target,
            List<User> results,
            String search,
            UserForm form,
            @Nullable String problem) {
        Html signIn = section(
                "sign-in",
                "Sign in",
                !signingUp,
                Html.of("{}{}", Page.problem(signingUp ? null : problem), userList(prefix, target, results, search)));
        Html signUp =
                section("sign-up", "Sign up", signingUp, signUpForm(prefix, target, form, signingUp ? problem : null));
        return Page.forUsers(
                (signingUp ? "Sign up" : "Sign in") + " – Clerk emulator",
                prefix,
                Html.of("""
                        <div class="narrow">
                        <p class="muted">All users are test users, so no password is required.</p>
                        {}</div>
                        """, signingUp ? List.of(signUp, signIn) : List.of(signIn, signUp)));
    }

    private static Html section(String id, String title, boolean first, Html content) {
        Html heading = Html.of(first ? "<h1 id=\"{}\">{}</h1>" : "<h2 id=\"{}\">{}</h2>", id, title);
        return Html.of("""
                <section class="card" aria-labelledby="{}">
                {}
                {}</section>
                """, id, heading, content);
    }

    private static Html signUpForm(String prefix, Return target, UserForm form, @Nullable String problem) {
        return Html.of(
                """
                {}<form method="post" action="{}/sign-up" class="fields">
                {}
                <label>First name <input name="firstName" value="{}" autocomplete="given-name"></label>
                <label>Last name <input name="lastName" value="{}" autocomplete="family-name"></label>
                <label>E-mail <input name="email" type="email" value="{}" autocomplete="email"></label>
                <div class="actions"><button class="main">Sign up</button></div>
                </form>
                """, Page.problem(problem), prefix, target.fields(), form.firstName(), form.lastName(), form.email());
    }

    private static Html userList(String prefix, Return target, List<User> results, String search) {
        if (results.isEmpty() && search.isBlank()) {
            return Html.of("<p>There are no users yet.</p>\n");
        }
        boolean searchable = !search.isBlank() || results.size() > PageController.USERS_PER_PAGE;
        Html searchForm = Html.of("""
                <form method="get" action="{}/sign-in" role="search" class="inline">{}
                <input type="search" name="q" value="{}" aria-label="Search users" placeholder="Search">
                <button class="quiet">Search</button></form>
                """, prefix, target.fields(), search);
        Html noMatch = Html.of("<p>No user matches “{}”.</p>\n", search);
        Html all = Html.of(
                "<ul class=\"plain people\">\n{}</ul>\n",
                results.stream()
                        .limit(PageController.USERS_PER_PAGE)
                        .map(user -> userButton(prefix, target, user))
                        .toList());
        return Html.of("{}{}", Html.when(searchable, searchForm), results.isEmpty() ? noMatch : all);
    }

    private static Html userButton(String prefix, Return target, User user) {
        String email = UserForm.of(user).email();
        return Html.of(
                """
                <li><form method="post" action="{}/sign-in">{}
                <input type="hidden" name="userId" value="{}"><button class="person">Continue as {}{}</button></form></li>
                """,
                prefix,
                target.fields(),
                user.id(),
                UserView.name(user),
                email.isEmpty() ? Html.EMPTY : Html.of("<span class=\"muted small\">{}</span>", email));
    }
}
