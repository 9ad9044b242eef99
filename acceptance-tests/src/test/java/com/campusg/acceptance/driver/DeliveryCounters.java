package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.environment.CampusG;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The numbers of deliveries by result, read from the metrics of CampusG. With Kafka, the response to a delivery does not contain
 * its result. The counters are read before the deliveries are sent, and again until they have grown by the number of deliveries.
 */
final class DeliveryCounters {

    private static final Pattern COUNTER =
            Pattern.compile("campusg_clerk_deliveries_total\\{.*?result=\"([a-z]+)\".*?} ([0-9.E]+)");

    private final CampusG campusG;
    private final Map<String, Integer> before;

    private DeliveryCounters(CampusG campusG, Map<String, Integer> before) {
        this.campusG = campusG;
        this.before = before;
    }

    static DeliveryCounters of(CampusG campusG) {
        return new DeliveryCounters(campusG, campusG.queuesDeliveries() ? count(campusG) : Map.of());
    }

    Response outcome(Response response) {
        return outcomes(List.of(response)).getFirst();
    }

    /** The responses, where the results of queued deliveries replace the responses that report them as queued; in no order. */
    List<Response> outcomes(Collection<Response> responses) {
        List<Response> all = new ArrayList<>(responses);
        List<Response> queued = all.stream()
                .filter(response -> response.status() == HttpURLConnection.HTTP_ACCEPTED)
                .toList();
        if (!queued.isEmpty()) {
            assertThat(queued)
                    .allSatisfy(response ->
                            assertThat(response.followsConventions().code()).isEqualTo("accepted"));
            all.removeAll(queued);
            CampusGDriver.eventually("CampusG has applied " + queued.size() + " deliveries")
                    .until(() ->
                            grown().values().stream().mapToInt(more -> more).sum() >= queued.size());
            grown().forEach((result, more) -> {
                for (int i = 0; i < more; i++) {
                    all.add(new Response(
                            HttpURLConnection.HTTP_OK, queued.getFirst().headers(), "{\"result\":\"" + result + "\"}"));
                }
            });
        }
        return all;
    }

    private Map<String, Integer> grown() {
        Map<String, Integer> grown = count(campusG);
        before.forEach((result, count) -> grown.merge(result, -count, Integer::sum));
        grown.values().removeIf(more -> more == 0);
        return grown;
    }

    private static Map<String, Integer> count(CampusG campusG) {
        Map<String, Integer> counts = new TreeMap<>();
        Response metrics = Http.send(Http.to(campusG.managementAddress().resolve("/actuator/prometheus")));
        for (MatchResult counter : COUNTER.matcher(metrics.body()).results().toList()) {
            counts.merge(counter.group(1), (int) Double.parseDouble(counter.group(2)), Integer::sum);
        }
        return counts;
    }
}
