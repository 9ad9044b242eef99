package com.campusg.clerk.adapter.queue.kafka;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.MessageListener;

/**
 * Applies what stands in the topic, and trusts it: signatures were verified before. It is acknowledged after it is
 * committed; whatever happens between the two makes it a repetition, which the ledger of deliveries knows.
 */
final class DeliveryListener implements MessageListener<byte[], byte[]> {

    private final ApplyDelivery applyDelivery;

    DeliveryListener(ApplyDelivery applyDelivery) {
        this.applyDelivery = applyDelivery;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> message) {
        applyDelivery.apply(DeliveryRecord.toDelivery(message));
    }
}
