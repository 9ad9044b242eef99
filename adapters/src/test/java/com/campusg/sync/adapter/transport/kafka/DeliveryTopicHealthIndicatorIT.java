package com.campusg.sync.adapter.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.SharedBroker;
import com.campusg.kafka.TopicProvisioners;
import com.campusg.testing.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;

@ExtendWith(SharedBroker.class)
class DeliveryTopicHealthIndicatorIT {

    @Test
    void createsTheTopicsAndIsUpWhenTheyHaveLeaders() {
        try (DeliveryTopicHealthIndicator indicator = new DeliveryTopicHealthIndicator(
                SharedBroker.connection(), TopicProvisioners.enabled(), DeliveryTopics.all(3, Duration.ofDays(90)))) {
            assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);

            await().atMost(Timeouts.DEFAULT).until(() -> {
                indicator.check();
                return indicator.health().getStatus().equals(Status.UP);
            });
        }

        assertPartitions(DeliveryTopics.DELIVERIES, 3);
        assertPartitions(DeliveryTopics.DEAD_LETTERS, 1);
    }

    @Test
    void isDownWhileTheBrokerIsUnavailable() {
        try (DeliveryTopicHealthIndicator indicator = new DeliveryTopicHealthIndicator(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"),
                TopicProvisioners.disabled(),
                DeliveryTopics.all(3, Duration.ofDays(90)))) {
            indicator.check();

            assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    /** A new topic may not be visible at once. */
    private static void assertPartitions(String topic, int partitions) {
        try (Admin admin = Admin.create(SharedBroker.connection())) {
            await().atMost(Timeouts.DEFAULT)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .untilAsserted(() -> assertThat(admin.describeTopics(List.of(topic))
                                    .allTopicNames()
                                    .get(Timeouts.DEFAULT.toMillis(), TimeUnit.MILLISECONDS)
                                    .get(topic))
                            .isNotNull()
                            .satisfies(description ->
                                    assertThat(description.partitions()).hasSize(partitions)));
        }
    }
}
