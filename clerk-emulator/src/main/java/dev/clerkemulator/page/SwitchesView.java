package dev.clerkemulator.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be broken, as a form. */
final class SwitchesView {
    private static final Map<String, String> LABELS = labels();

    private SwitchesView() {}

    /** Truth values become boxes, numbers become fields. */
    static Html form(Map<String, Object> positions) {
        boolean anyOn = positions.values().stream().anyMatch(value -> !value.equals(false) && !value.equals(0L));
        return Html.of(
                """
                <section class="card" id="switches" aria-labelledby="switches-heading">
                <div class="heading"><h2 id="switches-heading">Break things</h2>{}</div>
                <details {}><summary>Switches</summary>
                <form method="post" action="/switches" class="switches">
                {}<div class="actions"><button class="main">Apply</button></div>
                </form>
                <form method="post" action="/switches"><button class="quiet">All off</button></form>
                </details></section>
                """,
                Html.when(anyOn, Html.of("<span class=\"badge bad\">something is broken on purpose</span>")),
                anyOn ? "open" : "",
                positions.entrySet().stream()
                        .map(position -> field(position.getKey(), position.getValue()))
                        .toList());
    }

    private static Html field(String name, Object value) {
        String label = LABELS.getOrDefault(name, name);
        if (value instanceof Boolean on) {
            return Html.of(
                    "<label class=\"check\"><input type=\"checkbox\" name=\"{}\" {}> {}</label>\n",
                    name,
                    on ? "checked" : "",
                    label);
        }
        return Html.of(
                "<label class=\"number\"><input type=\"number\" name=\"{}\" value=\"{}\"> {}</label>\n",
                name,
                value,
                label);
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        List.of(
                        List.of("deliveriesPaused", "Hold deliveries back"),
                        List.of("deliveriesDuplicated", "Send each event twice"),
                        List.of("deliveriesReordered", "Send newer events before older ones"),
                        List.of("deliveryDelayMillis", "ms before an event is sent"),
                        List.of("deliveriesDropped", "Lose events"),
                        List.of("deleteBeforeCreate", "Tell of a deletion before the creation"),
                        List.of("wrongSecret", "Sign events with a wrong secret"),
                        List.of("otherInstance", "Name another instance in events"),
                        List.of("clockSkewSeconds", "s by which the clock is fast (slow if negative)"),
                        List.of("keysUnreachable", "Keys (JWKS) answer 503"),
                        List.of("apiUnavailable", "Backend API answers 503"),
                        List.of("apiRateLimited", "Backend API answers 429"),
                        List.of("apiBroken", "API and keys answer 500"),
                        List.of("apiGarbled", "API and keys answer with a web page"),
                        List.of("apiDelayMillis", "ms that the APIs and the keys take"),
                        List.of("frontendApiUnavailable", "Frontend API answers 503"),
                        List.of("sessionsPending", "Whoever is signed in owes a task first"),
                        List.of("tokenLifetimeSeconds", "s that session tokens are good for (0: Clerk’s 60)"))
                .forEach(pair -> labels.put(pair.getFirst(), pair.getLast()));
        return labels;
    }
}
