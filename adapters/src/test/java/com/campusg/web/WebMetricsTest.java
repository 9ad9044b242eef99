package com.campusg.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WebMetricsTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(WebMetrics.class);

    @Test
    void measuresTheLatencyOfAllEndpointsWithHistograms() {
        context.run(started -> {
            MeterRegistry meters = new SimpleMeterRegistry();
            meters.config().meterFilter(started.getBean(MeterFilter.class));

            assertThat(buckets(meters, "/me")).isEqualTo(11);
            assertThat(buckets(meters, "/api/webhook/clerk")).isEqualTo(11);
            assertThat(buckets(meters, "/livez")).isEqualTo(11);
        });
    }

    @Test
    void reportsTheVersion() {
        Properties build = new Properties();
        build.setProperty("version", "1.2.3");
        context.withBean(BuildProperties.class, () -> new BuildProperties(build))
                .run(started -> {
                    MeterRegistry meters = new SimpleMeterRegistry();
                    started.getBean(MeterBinder.class).bindTo(meters);

                    assertThat(meters.get("campusg.build.info")
                                    .tag("version", "1.2.3")
                                    .gauge()
                                    .value())
                            .isEqualTo(1);
                });
    }

    private static int buckets(MeterRegistry meters, String uri) {
        return meters.timer("http.server.requests", "uri", uri).takeSnapshot().histogramCounts().length;
    }
}
