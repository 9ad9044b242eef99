package dev.clerkemulator.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of the fault switches. */
final class FaultSwitchesView {
    private static final Map<String, String> LABELS = labels();

    private FaultSwitchesView() {}

    /** Renders booleans as checkboxes and numbers as number fields. */
    static Html form(Map<String, Object> values) {
        boolean anyActive = values.values().stream().anyMatch(value -> !value.equals(false) && !value.equals(0L));
        return Html.of(
                """
                <section class="card" id="switches" aria-labelledby="switches-heading">
                <div class="heading"><h2 id="switches-heading">Fault injection</h2>{}</div>
                <details {}><summary>Switches</summary>
                <form method="post" action="/switches" class="switches">
                {}<div class="actions"><button class="main">Apply</button></div>
                </form>
                <form method="post" action="/switches"><button class="quiet">All off</button></form>
                </details></section>
                """,
                Html.when(anyActive, Html.of("<span class=\"badge bad\">faults are active</span>")),
                anyActive ? "open" : "",
                values.entrySet().stream()
                        .map(entry -> field(entry.getKey(), entry.getValue()))
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
                        List.of("deliveriesPaused", "Pause deliveries"),
                        List.of("deliveriesDuplicated", "Send each event twice"),
                        List.of("deliveriesReordered", "Send newer events before older ones"),
                        List.of("deliveryDelayMillis", "ms before an event is sent"),
                        List.of("deliveriesDropped", "Drop events"),
                        List.of("deleteBeforeCreate", "Send user.deleted before user.created"),
                        List.of("wrongSecret", "Sign events with a wrong secret"),
                        List.of("otherInstance", "Send events of another instance"),
                        List.of("clockSkewSeconds", "s of clock skew (may be negative)"),
                        List.of("keysUnreachable", "JWKS returns 503"),
                        List.of("apiUnavailable", "Backend API returns 503"),
                        List.of("apiRateLimited", "Backend API returns 429"),
                        List.of("apiBroken", "Backend API and JWKS return 500"),
                        List.of("apiGarbled", "Backend API and JWKS return an HTML page"),
                        List.of("apiDelayMillis", "ms of delay of the APIs and the JWKS"),
                        List.of("frontendApiUnavailable", "Frontend API returns 503"),
                        List.of("sessionsPending", "Sessions are pending"),
                        List.of("tokenLifetimeSeconds", "s of session token lifetime (0: default of 60)"))
                .forEach(pair -> labels.put(pair.getFirst(), pair.getLast()));
        return labels;
    }
}
