package com.campusg.user.adapter.in.metrics;

import com.campusg.kafka.ConditionalOnKafka;
import com.campusg.user.application.port.out.UserEventOutbox;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnKafka
@ConditionalOnWebApplication
class UserEventMetricsConfiguration {

    @Bean
    UserEventMetrics userEventMetrics(UserEventOutbox outbox, InstantSource clock) {
        return new UserEventMetrics(outbox, clock);
    }
}
