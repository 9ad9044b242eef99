package com.campusg.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics of the service as a whole: its version, and latency histograms of requests. */
@Configuration(proxyBeanMethods = false)
class WebMetrics {

    /** Few, because each is a time series for each method and status. */
    private static final double[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    /** For the requests of all endpoints: the Prometheus registry cannot write histograms and summaries of one name. */
    @Bean
    MeterFilter latencyHistograms() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests")
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BUCKETS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    @Bean
    MeterBinder buildInfo(ObjectProvider<BuildProperties> build) {
        return meters -> Gauge.builder("campusg.build.info", () -> 1)
                .description("The version of the service; the value is always 1")
                .tag(
                        "version",
                        build.stream()
                                .map(BuildProperties::getVersion)
                                .filter(version -> version != null)
                                .findFirst()
                                .orElse("unknown"))
                .register(meters);
    }
}
