package com.campusg;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@Import(KafkaConfiguration.BrokersCheck.class)
class KafkaConfiguration {

    /** Runs before anything is created. */
    static final class BrokersCheck implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            KafkaSettings settings = new KafkaSettings(environment);
            settings.bootstrapServers();
            settings.createTopics();
        }
    }
}
