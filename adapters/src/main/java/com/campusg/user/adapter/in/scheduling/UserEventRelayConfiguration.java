package com.campusg.user.adapter.in.scheduling;

import com.campusg.kafka.ConditionalOnKafka;
import com.campusg.user.application.port.in.RelayUserEvents;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A command only adds events to the outbox; a running service publishes them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnKafka
@ConditionalOnWebApplication
class UserEventRelayConfiguration {

    @Bean
    UserEventRelay userEventRelay(RelayUserEvents relayUserEvents, MeterRegistry meters) {
        return new UserEventRelay(relayUserEvents, meters);
    }
}
