package com.campusg.resilience;

import com.campusg.testing.environment.CampusG;
import java.net.http.HttpRequest;

/** Reads the metrics of a service. */
final class Metrics {

    private Metrics() {}

    /**
     * The sum of all series of a metric with this label; 0 if there are none.
     *
     * @param metric name in Prometheus
     * @param label such as {@code result="duplicate"}
     */
    static double sum(CampusG service, String metric, String label) {
        String metrics = HttpCalls.send(
                        HttpRequest.newBuilder(service.managementAddress().resolve("/actuator/prometheus")))
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
