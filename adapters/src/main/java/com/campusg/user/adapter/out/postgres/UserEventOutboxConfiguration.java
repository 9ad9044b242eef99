package com.campusg.user.adapter.out.postgres;

import com.campusg.kafka.ConditionalOnKafka;
import com.campusg.user.application.port.out.UserEventOutbox;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class UserEventOutboxConfiguration {

    /** Longer than the relay waits for the broker. */
    private static final Duration LEASE_DURATION = Duration.ofSeconds(30);

    @Bean
    @ConditionalOnKafka
    UserEventOutbox userEventOutbox(JdbcClient jdbc, JdbcOperations statements) {
        return new PostgresUserEventOutbox(jdbc, statements, LEASE_DURATION);
    }

    @Bean
    @ConditionalOnMissingBean(UserEventOutbox.class)
    UserEventOutbox disabledUserEventOutbox() {
        return new DisabledUserEventOutbox();
    }
}
