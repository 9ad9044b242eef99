package com.campusg.sync.adapter.in.scheduling;

import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Scheduled tasks run in the service, not in commands. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableScheduling
@EnableConfigurationProperties(SchedulingProperties.class)
class SchedulingConfiguration {

    @Bean
    ReconciliationSchedule reconciliationSchedule(ReconcileUsers reconcileUsers, MeterRegistry meters) {
        return new ReconciliationSchedule(reconcileUsers, meters);
    }

    @Bean
    RetentionSchedule retentionSchedule(
            DeliveryInbox inbox,
            ParkedDeliveries parkedDeliveries,
            SchedulingProperties properties,
            InstantSource clock) {
        return new RetentionSchedule(inbox, parkedDeliveries, properties.deliveriesKeptFor(), clock);
    }
}
