package com.campusg.sync.adapter.transport.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.sync.domain.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.listener.BatchListenerFailedException;

class DeliveryListenerTest {

    private static final Signature SIGNATURE = new Signature("1795428000", List.of("value"));

    /** The numbers of the deliveries of each transaction that was begun. */
    private final List<List<Integer>> batches = new ArrayList<>();

    private final List<Integer> applied = new ArrayList<>();
    private final Set<Integer> forged = new HashSet<>();
    private Predicate<Delivery> fails = delivery -> false;
    private RuntimeException failure = new DataIntegrityViolationException("value too long");

    private final DeliveryListener listener = new DeliveryListener(
            deliveries -> {
                List<Integer> numbers =
                        deliveries.stream().map(DeliveryListenerTest::number).toList();
                batches.add(numbers);
                if (deliveries.stream().anyMatch(delivery -> fails.test(delivery))) {
                    throw failure;
                }
                applied.addAll(numbers);
                return deliveries.stream()
                        .map(delivery -> new ProcessedDelivery(delivery.id(), DeliveryResult.APPLIED, null, null, null))
                        .toList();
            },
            delivery -> !forged.contains(number(delivery)));

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 128, 500})
    void appliesTheRecordsOfAPollInOrderInBatchesOfAtMost64(int count) {
        listener.onMessage(records(count));

        assertThat(applied).containsExactlyElementsOf(numbers(0, count));
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 64));
        assertThat(batches).hasSize((count + 63) / 64);
    }

    @Test
    void appliesNothingForAnEmptyPoll() {
        assertThatNoException().isThrownBy(() -> listener.onMessage(List.of()));

        assertThat(batches).isEmpty();
    }

    @Test
    void passesTheDeliveryOn() {
        List<Delivery> received = new ArrayList<>();

        new DeliveryListener(
                        deliveries -> {
                            received.addAll(deliveries);
                            return List.of();
                        },
                        delivery -> true)
                .onMessage(records(1));

        assertThat(received).containsExactly(delivery(0));
    }

    @Test
    void appliesTheRecordsBeforeOneWithoutValidSignatureAndNamesItsIndex() {
        forged.add(70);

        BatchListenerFailedException failed = failureOf(records(100));

        assertThat(failed.getIndex()).isEqualTo(70);
        assertThat(failed).hasCauseInstanceOf(MalformedRecordException.class);
        assertThat(applied).containsExactlyElementsOf(numbers(0, 70));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 63, 64, 70, 99})
    void appliesTheRecordsBeforeAMalformedOneAndNamesItsIndex(int index) {
        List<ConsumerRecord<byte[], byte[]>> records = records(100);
        records.set(index, malformedRecord(index));

        BatchListenerFailedException failed = failureOf(records);

        assertThat(failed.getIndex()).isEqualTo(index);
        assertThat(failed).hasCauseInstanceOf(MalformedRecordException.class);
        assertThat(applied).containsExactlyElementsOf(numbers(0, index));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 63, 64, 70, 99})
    void appliesTheRecordsBeforeOneThatCannotBeAppliedAndNamesItsIndex(int index) {
        fails = delivery -> number(delivery) == index;

        BatchListenerFailedException failed = failureOf(records(100));

        assertThat(failed.getIndex()).isEqualTo(index);
        assertThat(failed).hasCause(failure);
        assertThat(applied).containsExactlyElementsOf(numbers(0, index));
    }

    @Test
    void namesARecordThatCannotBeAppliedBeforeAMalformedOne() {
        List<ConsumerRecord<byte[], byte[]>> records = records(10);
        records.set(7, malformedRecord(7));
        fails = delivery -> number(delivery) == 3;

        assertThat(failureOf(records).getIndex()).isEqualTo(3);
        assertThat(applied).containsExactly(0, 1, 2);
    }

    @Test
    void appliesAllRecordsIfTheBatchFailsButEachRecordCanBeAppliedAlone() {
        RuntimeException deadlock = new IllegalStateException("two deliveries in one transaction");
        DeliveryListener afterFailure = new DeliveryListener(
                deliveries -> {
                    if (deliveries.size() > 1) {
                        throw deadlock;
                    }
                    applied.add(number(deliveries.getFirst()));
                    return List.of();
                },
                delivery -> true);

        afterFailure.onMessage(records(5));

        assertThat(applied).containsExactly(0, 1, 2, 3, 4);
    }

    /** The error handler repeats the whole batch. */
    @Test
    void doesNotApplyTheRecordsOneByOneAfterATransientFailure() {
        failure = new DataAccessResourceFailureException("The database is unavailable");
        fails = delivery -> number(delivery) >= 64;

        BatchListenerFailedException failed = failureOf(records(100));

        assertThat(failed.getIndex()).isEqualTo(64);
        assertThat(failed).hasCause(failure);
        assertThat(batches).containsExactly(numbers(0, 64), numbers(64, 100));
        assertThat(applied).containsExactlyElementsOf(numbers(0, 64));
    }

    @Test
    void stopsWhenTheDatabaseBecomesUnavailableWhileRecordsAreAppliedOneByOne() {
        RuntimeException outage = new DataAccessResourceFailureException("The database is unavailable");
        DeliveryListener failing = new DeliveryListener(
                deliveries -> {
                    if (deliveries.size() > 1) {
                        throw failure;
                    }
                    if (number(deliveries.getFirst()) == 2) {
                        throw outage;
                    }
                    applied.add(number(deliveries.getFirst()));
                    return List.of();
                },
                delivery -> true);

        BatchListenerFailedException failed =
                catchThrowableOfType(BatchListenerFailedException.class, () -> failing.onMessage(records(5)));

        assertThat(failed.getIndex()).isEqualTo(2);
        assertThat(failed).hasCause(outage);
        assertThat(applied).containsExactly(0, 1);
    }

    private BatchListenerFailedException failureOf(List<ConsumerRecord<byte[], byte[]>> records) {
        BatchListenerFailedException failed =
                catchThrowableOfType(BatchListenerFailedException.class, () -> listener.onMessage(records));
        assertThat(failed).isNotNull();
        return failed;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(DeliveryListenerTest::wellFormedRecord)
                .toList());
    }

    private static ConsumerRecord<byte[], byte[]> wellFormedRecord(int number) {
        ConsumerRecord<byte[], byte[]> message = malformedRecord(number);
        Delivery delivery = delivery(number);
        message.headers()
                .add(DeliveryRecord.ID, delivery.id().value().getBytes(UTF_8))
                .add(
                        DeliveryRecord.RECEIVED_AT,
                        delivery.receivedAt().toString().getBytes(UTF_8))
                .add(DeliveryRecord.TIMESTAMP, SIGNATURE.timestamp().getBytes(UTF_8))
                .add(DeliveryRecord.SIGNATURE, SIGNATURE.values().getFirst().getBytes(UTF_8));
        return message;
    }

    private static ConsumerRecord<byte[], byte[]> malformedRecord(int offset) {
        return new ConsumerRecord<>(
                DeliveryTopics.DELIVERIES,
                0,
                offset,
                "key".getBytes(UTF_8),
                delivery(offset).payload().bytes());
    }

    private static Delivery delivery(int number) {
        return new Delivery(
                new DeliveryId("msg_" + number),
                new Payload(("{" + number + "}").getBytes(UTF_8)),
                Instant.EPOCH.plusSeconds(number),
                SIGNATURE);
    }

    private static int number(Delivery delivery) {
        return Integer.parseInt(delivery.id().value().substring("msg_".length()));
    }

    private static List<Integer> numbers(int start, int end) {
        return IntStream.range(start, end).boxed().toList();
    }
}
