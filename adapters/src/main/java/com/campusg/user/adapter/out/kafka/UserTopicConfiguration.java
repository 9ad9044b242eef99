package com.campusg.user.adapter.out.kafka;

import com.campusg.user.application.port.out.UserTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reaches the broker as Spring's own properties say. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${spring.kafka.bootstrap-servers:}'.isBlank()")
class UserTopicConfiguration {

    @Bean
    UserTopic userTopic(
            ProducerFactory<?, ?> producers,
            KafkaAdmin admin,
            @Value("${campusg.kafka.create-topics:}") String createTopics,
            JsonMapper json) {
        return new KafkaUserTopic(
                producers.getConfigurationProperties(),
                new UserTopicPlace(
                        admin.getConfigurationProperties(),
                        !createTopics.strip().equals("false")),
                json);
    }
}
