package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.ProcessedDelivery;

/** Is notified of each delivery after its transaction, for logs and metrics. An implementation must not throw. */
@FunctionalInterface
public interface DeliveryObserver {

    void processed(ProcessedDelivery delivery);
}
