package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.acceptance.campus.CampusG;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many notices CampusG has made what of, as its operators can read it. Where CampusG queues notices, its answer does not
 * say what becomes of them: whoever wants to know takes a tally before, and waits until it has grown.
 */
final class Tally {

    private static final Pattern COUNTER =
            Pattern.compile("campusg_clerk_deliveries_total\\{.*?result=\"([a-z]+)\".*?} ([0-9.E]+)");

    private final CampusG campusG;
    private final Map<String, Integer> before;

    private Tally(CampusG campusG, Map<String, Integer> before) {
        this.campusG = campusG;
        this.before = before;
    }

    static Tally of(CampusG campusG) {
        return new Tally(campusG, campusG.queuesNotices() ? count(campusG) : Map.of());
    }

    Answer verdict(Answer answer) {
        return verdicts(List.of(answer)).getFirst();
    }

    /** The answers, with what became of the notices instead of those that only say that they are queued; in no order. */
    List<Answer> verdicts(Collection<Answer> answers) {
        List<Answer> all = new ArrayList<>(answers);
        List<Answer> queued = all.stream()
                .filter(answer -> answer.status() == HttpURLConnection.HTTP_ACCEPTED)
                .toList();
        if (!queued.isEmpty()) {
            assertThat(queued)
                    .allSatisfy(
                            answer -> assertThat(answer.holdsToManners().code()).isEqualTo("accepted"));
            all.removeAll(queued);
            CampusGDriver.soon("CampusG has come to " + queued.size() + " notices")
                    .until(() ->
                            grown().values().stream().mapToInt(more -> more).sum() >= queued.size());
            grown().forEach((result, more) -> {
                for (int i = 0; i < more; i++) {
                    all.add(new Answer(
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
        Answer measurements = Http.send(Http.to(campusG.operatorsAddress().resolve("/actuator/prometheus")));
        for (MatchResult counter :
                COUNTER.matcher(measurements.body()).results().toList()) {
            counts.merge(counter.group(1), (int) Double.parseDouble(counter.group(2)), Integer::sum);
        }
        return counts;
    }
}
