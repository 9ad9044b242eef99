package com.campusg.acceptance.faults;

import com.campusg.acceptance.campus.CampusG;
import java.net.http.HttpRequest;

/** What a service's own metrics say. */
final class Readings {

    private Readings() {}

    /**
     * All series of a metric with that label together; 0 if there are none.
     *
     * @param metric as Prometheus names it
     * @param label such as {@code result="duplicate"}
     */
    static double sum(CampusG service, String metric, String label) {
        String metrics = Wire.send(
                        HttpRequest.newBuilder(service.operatorsAddress().resolve("/actuator/prometheus")))
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
