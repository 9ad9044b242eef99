package dev.clerkemulator.page;

import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of one user, with the forms to change, delete and sign in the user. */
final class UserView {

    private UserView() {}

    record Token(String jwt, String azp, Duration lifetime) {}

    static Html page(User user, UserForm form, @Nullable String problem, Optional<Token> token, URI meUrl) {
        return Page.of(
                name(user) + " – Clerk emulator",
                Html.of(
                        """
                        <div class="columns">
                        <section class="card">
                        <h1>{}</h1>
                        <p><code id="user-id">{}</code> {}</p>
                        <p class="muted">Signed up {} UTC, changed {} UTC</p>
                        {}<form method="post" action="/users/{}" class="fields">
                        {}<div class="actions"><button class="main">Save</button></div>
                        </form>
                        <form method="post" action="/users/{}/delete" data-confirm="Delete {}?"><button class="danger">Delete</button></form>
                        </section>
                        {}
                        </div>
                        """,
                        name(user),
                        user.id(),
                        Page.copyButton("user-id", "the user id"),
                        Times.day(user.createdAt()),
                        Times.day(user.updatedAt()),
                        Page.problem(problem),
                        user.id(),
                        fields(form),
                        user.id(),
                        name(user),
                        token(user, token, meUrl)));
    }

    static Html fields(UserForm form) {
        return Html.of(
                """
                <label>First name <input name="firstName" value="{}" autocomplete="off"></label>
                <label>Last name <input name="lastName" value="{}" autocomplete="off"></label>
                <label>E-mail <input name="email" type="email" value="{}" autocomplete="off"></label>
                <label class="check"><input type="checkbox" name="emailVerified" {}> E-mail is verified</label>
                <label>Phone <input name="phone" type="tel" value="{}" placeholder="+12025550123" autocomplete="off"></label>
                <label>Username <input name="username" value="{}" autocomplete="off"></label>
                """,
                form.firstName(),
                form.lastName(),
                form.email(),
                form.emailVerified() ? "checked" : "",
                form.phone(),
                form.username());
    }

    static String name(User user) {
        Profile profile = user.profile();
        String name = Stream.of(Optional.ofNullable(profile.firstName()), Optional.ofNullable(profile.lastName()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? Objects.requireNonNullElse(profile.username(), "No name") : name;
    }

    private static Html token(User user, Optional<Token> token, URI meUrl) {
        String azp = token.map(Token::azp).orElse("http://localhost:5173");
        long seconds = token.map(Token::lifetime).orElse(Duration.ofHours(1)).toSeconds();
        return Html.of(
                """
                <section class="card" id="token" aria-labelledby="token-heading">
                <h2 id="token-heading">Session token</h2>
                <form method="post" action="/users/{}/sessions" class="fields">
                <label>Authorized party (azp) <input name="azp" value="{}"></label>
                <label>Lifetime in seconds (Clerk: 60) <input name="seconds" type="number" min="1" value="{}"></label>
                <div class="actions"><button class="main">{}</button></div>
                </form>
                {}</section>
                """,
                user.id(),
                azp,
                seconds,
                token.isPresent() ? "Sign in again" : "Sign in",
                token.map(value -> issued(value, meUrl)).orElse(Html.EMPTY));
    }

    private static Html issued(Token token, URI meUrl) {
        return Html.of(
                """
                <div class="heading"><h3>Token</h3>{}</div>
                <pre class="code wrap" id="jwt" tabindex="0">{}</pre>
                <div class="heading"><h3>Request</h3>{}</div>
                <pre class="code wrap" id="curl" tabindex="0">curl -i -H 'Authorization: Bearer {}' {}</pre>
                """,
                Page.copyButton("jwt", "the token"),
                token.jwt(),
                Page.copyButton("curl", "the command"),
                token.jwt(),
                meUrl);
    }
}
