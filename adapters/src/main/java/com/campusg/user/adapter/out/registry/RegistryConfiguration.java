package com.campusg.user.adapter.out.registry;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.EventSerializer;

/** Without Kafka there is nobody to tell, and so nothing is kept. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${spring.kafka.bootstrap-servers:}'.isBlank()")
class RegistryConfiguration {

    /** Longer than the broker is waited for, so that nobody loses the turn who does what the turn is for. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Bean
    UserEventRecorder userEventRecorder(EventPublicationRepository publications) {
        return new UserEventRecorder(publications);
    }

    @Bean
    RegisteredUserEvents registeredUserEvents(
            DataSource dataSource,
            JdbcClient jdbc,
            EventPublicationRepository publications,
            EventSerializer serializer) {
        return new RegisteredUserEvents(dataSource, jdbc, publications, serializer, SILENCE);
    }
}
