package com.campusg.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class KafkaConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
            .withUserConfiguration(KafkaConfiguration.class, ConditionalBean.class);

    @Test
    void isEnabledByTheAddressesOfTheBrokers() {
        application
                .withPropertyValues("spring.kafka.bootstrap-servers=broker.invalid:9092")
                .run(context -> assertThat(context)
                        .hasSingleBean(TopicProvisioner.class)
                        .hasBean("conditionalBean"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.kafka.bootstrap-servers=", "spring.kafka.bootstrap-servers= ", "other=value"})
    void isDisabledWithoutAddresses(String property) {
        application
                .withPropertyValues(property)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(TopicProvisioner.class)
                        .doesNotHaveBean("conditionalBean"));
    }

    @Test
    void rejectsInvalidAddressesOfBrokers() {
        application
                .withPropertyValues("spring.kafka.bootstrap-servers=kafka")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                InvalidConfigurationPropertyValueException.class,
                                failure -> assertThat(failure.getName()).isEqualTo("spring.kafka.bootstrap-servers")));
    }

    @Test
    void createsTopicsByDefault() {
        application.run(
                context -> assertThat(context.getBean(TopicProperties.class).createTopics())
                        .isTrue());
    }

    @Test
    void createsNoTopicsIfDisabled() {
        application
                .withPropertyValues("campusg.kafka.create-topics=false")
                .run(context -> assertThat(
                                context.getBean(TopicProperties.class).createTopics())
                        .isFalse());
    }

    @Test
    void rejectsCreateTopicsThatIsNotABoolean() {
        application
                .withPropertyValues("campusg.kafka.create-topics=perhaps")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("perhaps"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnKafka
    static class ConditionalBean {

        @Bean
        String conditionalBean() {
            return "conditional";
        }
    }
}
