package com.campusg.acceptance;

import com.campusg.acceptance.campus.Campus;
import io.cucumber.spring.CucumberContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

/** Gives the steps what they drive: one campus for all scenarios, new drivers for each. */
@CucumberContextConfiguration
@ContextConfiguration(classes = CampusConfiguration.Beans.class)
public class CampusConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("com.campusg.acceptance.driver")
    static class Beans {

        @Bean
        Campus campus() {
            return new Campus();
        }
    }
}
