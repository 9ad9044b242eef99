package com.campusg.user.adapter.out.kafka;

import com.campusg.kafka.ConditionalOnKafka;
import com.campusg.kafka.TopicProvisioner;
import com.campusg.user.application.port.out.UserTopic;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnKafka
class KafkaUserTopicConfiguration {

    @Bean
    UserTopic userTopic(
            ProducerFactory<?, ?> producers, TopicProvisioner provisioner, JsonMapper json, MeterRegistry meters) {
        return new KafkaUserTopic(producers.getConfigurationProperties(), provisioner, json, meters);
    }
}
