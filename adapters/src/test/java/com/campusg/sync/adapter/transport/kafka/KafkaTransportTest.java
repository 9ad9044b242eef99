package com.campusg.sync.adapter.transport.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.campusg.sync.application.port.in.DeliveryQueueUnavailableException;
import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Payload;
import com.campusg.testing.Timeouts;
import com.campusg.user.domain.ClerkUserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@ExtendWith(OutputCaptureExtension.class)
class KafkaTransportTest {

    private static final Delivery DELIVERY =
            new Delivery(new DeliveryId("msg_1"), new Payload(new byte[] {1}), Instant.EPOCH);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KafkaTransport transport = new KafkaTransport(
            payload -> new ClerkEvent.Unreadable("no type", new ClerkUserId("user_ada")),
            new KafkaTemplate<>(new DefaultKafkaProducerFactory<byte[], byte[]>(Map.of()) {
                @Override
                protected Producer<byte[], byte[]> createKafkaProducer() {
                    return producer;
                }
            }),
            meters);
    private final ExecutorService senders = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        senders.close();
    }

    @Test
    void returnsWhenTheRecordIsAcknowledged() {
        Future<DeliveryResult> result = submit();
        assertThat(result).isNotDone();

        producer.completeNext();

        assertThat(result).succeedsWithin(Timeouts.DEFAULT).isEqualTo(DeliveryResult.QUEUED);
        assertThat(producer.history()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("clerk.deliveries");
            assertThat(message.key()).asString(UTF_8).isEqualTo("user_ada");
        });
        assertThat(queued("accepted")).isOne();
    }

    @Test
    void failsIfTheRecordIsNotAcknowledged() {
        Future<DeliveryResult> result = submit();

        producer.errorNext(new NotEnoughReplicasException());

        assertThat(result)
                .failsWithin(Timeouts.DEFAULT)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(DeliveryQueueUnavailableException.class);
        assertThat(queued("unavailable")).isOne();
        assertThat(meters.find("campusg.clerk.deliveries.queued")
                        .tag("result", "accepted")
                        .counter())
                .isNull();
    }

    @Test
    void failsIfTheRecordCannotBeSentAndLogsTheCause(CapturedOutput output) {
        producer.sendException = new KafkaException("Send failed", new TimeoutException("no metadata"));

        assertThatExceptionOfType(DeliveryQueueUnavailableException.class)
                .isThrownBy(() -> transport.receive(DELIVERY));
        assertThat(queued("unavailable")).isOne();
        assertThat(output).contains("Delivery msg_1 could not be queued: ", "TimeoutException: no metadata");
    }

    @Test
    void respondsWithinTenSeconds() {
        assertThat(Stream.of("max.block.ms", "delivery.timeout.ms")
                        .map(KafkaTransport.PRODUCER_SETTINGS::get)
                        .mapToInt(value -> (Integer) value)
                        .sum())
                .isLessThan(10_000);
        assertThat(KafkaTransport.TIMEOUT).isLessThan(Duration.ofSeconds(10));
    }

    private Future<DeliveryResult> submit() {
        Future<DeliveryResult> result = senders.submit(() -> transport.receive(DELIVERY));
        await().atMost(Timeouts.DEFAULT).until(() -> !producer.history().isEmpty());
        return result;
    }

    private double queued(String result) {
        return meters.get("campusg.clerk.deliveries.queued")
                .tag("result", result)
                .counter()
                .count();
    }
}
