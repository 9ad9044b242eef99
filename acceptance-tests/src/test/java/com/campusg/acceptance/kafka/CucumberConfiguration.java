package com.campusg.acceptance.kafka;

import com.campusg.acceptance.DriverConfiguration;
import com.campusg.testing.environment.TestEnvironment;
import com.campusg.testing.environment.Transport;
import io.cucumber.spring.CucumberContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** One test environment for all scenarios, with Kafka. */
@CucumberContextConfiguration
@ContextConfiguration(classes = CucumberConfiguration.Beans.class)
public class CucumberConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Import(DriverConfiguration.class)
    static class Beans {

        @Bean
        TestEnvironment environment() {
            return new TestEnvironment(Transport.KAFKA);
        }
    }
}
