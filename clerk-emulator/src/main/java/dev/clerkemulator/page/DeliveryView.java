package dev.clerkemulator.page;

import dev.clerkemulator.delivery.Attempt;
import dev.clerkemulator.delivery.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The table of the newest deliveries, and the page of one delivery. */
final class DeliveryView {

    private DeliveryView() {}

    static Html table(List<Delivery> deliveries, Instant now) {
        if (deliveries.isEmpty()) {
            return Html.of("<p class=\"muted\">No deliveries yet. Sign up a user to create one.</p>\n");
        }
        return Html.of(
                """
                <div class="scroll"><table><caption class="hidden">The newest deliveries, times in UTC</caption>
                <thead><tr><th scope="col">Time</th><th scope="col">Event</th><th scope="col">Result</th><th scope="col"><span class="hidden">Actions</span></th></tr></thead>
                <tbody>
                {}</tbody></table></div>
                """, deliveries.stream().map(delivery -> row(delivery, now)).toList());
    }

    static Html page(Delivery delivery, String body) {
        return Page.of(
                delivery.message().type() + " – Clerk emulator",
                Html.of(
                        """
                        <section class="card">
                        <div class="heading"><h1>{} {}</h1>
                        <form method="post" action="/deliveries/{}/resend"><button class="main">Send again</button></form></div>
                        <p><code id="message-id">{}</code> {} · {} UTC{}</p>
                        <h2>Attempts</h2>
                        {}
                        <div class="heading"><h2>Body</h2>{}</div>
                        <pre class="code" id="body" tabindex="0">{}</pre>
                        </section>
                        """,
                        delivery.message().type(),
                        badge(delivery.status()),
                        delivery.message().id(),
                        delivery.message().id(),
                        Page.copyButton("message-id", "the message id"),
                        Times.day(delivery.message().createdAt()),
                        subject(delivery),
                        attempts(delivery),
                        Page.copyButton("body", "the body"),
                        body));
    }

    private static Html subject(Delivery delivery) {
        String userId = delivery.message().userId();
        return userId == null
                ? Html.EMPTY
                : Html.of(" · about <a href=\"/users/{}\"><code>{}</code></a>", userId, userId);
    }

    private static Html row(Delivery delivery, Instant now) {
        List<Attempt> attempts = delivery.attempts();
        return Html.of(
                """
                <tr><td>{}</td>
                <td><a href="/deliveries/{}">{}</a><br><code class="muted small id">{}</code></td>
                <td>{} <span class="muted small">{}{}</span></td>
                <td class="end"><form method="post" action="/deliveries/{}/resend"><button class="quiet" aria-label="Send {} again">Resend</button></form></td></tr>
                """,
                Times.clock(delivery.message().createdAt()),
                delivery.message().id(),
                delivery.message().type(),
                delivery.message().userId(),
                badge(delivery.status()),
                summary(attempts),
                next(delivery, now),
                delivery.message().id(),
                delivery.message().type());
    }

    private static String summary(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return "no attempts";
        }
        Attempt last = attempts.getLast();
        String times = attempts.size() == 1 ? "" : ", attempt " + attempts.size();
        return (last.status() == null ? "no response" : "status " + last.status()) + times;
    }

    private static String next(Delivery delivery, Instant now) {
        Instant due = delivery.due();
        return due == null || delivery.attempts().isEmpty() ? "" : ", retry " + Times.until(due, now);
    }

    private static Html attempts(Delivery delivery) {
        if (delivery.attempts().isEmpty()) {
            return Html.of("<p class=\"muted\">No attempts yet.</p>\n");
        }
        return Html.of(
                """
                <div class="scroll"><table>
                <thead><tr><th scope="col">Time</th><th scope="col">Endpoint</th><th scope="col">Response</th><th scope="col" class="end">Duration</th></tr></thead>
                <tbody>
                {}</tbody></table></div>
                """, delivery.attempts().stream().map(DeliveryView::attempt).toList());
    }

    private static Html attempt(Attempt attempt) {
        Object response = attempt.status() == null
                ? attempt.error()
                : Html.of("<span class=\"answer\">{}</span>", attempt.response());
        return Html.of(
                """
                <tr><td>{}</td><td><code>{}</code></td>
                <td><span class="badge {}">{}</span> {}</td><td class="end">{} ms</td></tr>
                """,
                Times.clock(attempt.at()),
                attempt.endpoint(),
                attempt.succeeded() ? "good" : "bad",
                attempt.status() == null ? "no response" : attempt.status(),
                response,
                attempt.millis());
    }

    private static Html badge(Delivery.Status status) {
        String style =
                switch (status) {
                    case SUCCEEDED -> "good";
                    case FAILED, EXHAUSTED -> "bad";
                    case PENDING, DROPPED -> "neutral";
                };
        return Html.of(
                "<span class=\"badge {}\">{}</span>", style, status.name().toLowerCase(Locale.ROOT));
    }
}
