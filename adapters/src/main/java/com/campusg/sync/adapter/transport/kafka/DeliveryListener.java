package com.campusg.sync.adapter.transport.kafka;

import com.campusg.persistence.DatabaseFailures;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.domain.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Applies the records of a poll in transactions of limited size. Signatures are verified again, so that write
 * access to the topic is not control of users; their age is not checked, because records may wait. An offset is committed
 * after the transaction; a crash between the two causes a duplicate, which the inbox recognizes.
 */
final class DeliveryListener implements BatchMessageListener<byte[], byte[]> {

    static final int MAX_BATCH_SIZE = 64;

    private final ApplyDeliveries applyDeliveries;
    private final Predicate<Delivery> genuine;

    DeliveryListener(ApplyDeliveries applyDeliveries, Predicate<Delivery> genuine) {
        this.applyDeliveries = applyDeliveries;
        this.genuine = genuine;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        for (int start = 0; start < records.size(); start += MAX_BATCH_SIZE) {
            apply(records, start, Math.min(records.size(), start + MAX_BATCH_SIZE));
        }
    }

    private void apply(List<ConsumerRecord<byte[], byte[]>> records, int start, int end) {
        List<Delivery> batch = new ArrayList<>();
        for (int i = start; i < end; i++) {
            try {
                batch.add(genuine(records.get(i)));
            } catch (MalformedRecordException malformed) {
                apply(batch, start);
                throw new BatchListenerFailedException("Malformed record", malformed, i);
            }
        }
        apply(batch, start);
    }

    private Delivery genuine(ConsumerRecord<byte[], byte[]> message) {
        Delivery delivery = DeliveryRecord.toDelivery(message);
        if (!genuine.test(delivery)) {
            throw new MalformedRecordException("no valid signature", null);
        }
        return delivery;
    }

    /** If a batch fails because of one delivery, the deliveries are applied one by one up to that one. */
    private void apply(List<Delivery> batch, int start) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            applyDeliveries.apply(batch);
        } catch (RuntimeException failure) {
            if (batch.size() == 1 || DatabaseFailures.isTransient(failure)) {
                throw new BatchListenerFailedException("Not applied", failure, start);
            }
            for (int i = 0; i < batch.size(); i++) {
                apply(batch.subList(i, i + 1), start + i);
            }
        }
    }
}
