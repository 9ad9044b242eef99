package com.campusg.kafka;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BrokerProperties.class, TopicProperties.class})
class KafkaConfiguration {

    @Bean
    @ConditionalOnKafka
    TopicProvisioner topicProvisioner(KafkaAdmin admin, TopicProperties properties) {
        return new TopicProvisioner(admin.getConfigurationProperties(), properties.createTopics());
    }
}
