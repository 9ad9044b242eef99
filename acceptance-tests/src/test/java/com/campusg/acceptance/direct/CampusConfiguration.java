package com.campusg.acceptance.direct;

import com.campusg.acceptance.CampusBeans;
import com.campusg.acceptance.campus.Campus;
import com.campusg.acceptance.campus.Transport;
import io.cucumber.spring.CucumberContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Gives the steps what they drive: one campus for all scenarios. */
@CucumberContextConfiguration
@ContextConfiguration(classes = CampusConfiguration.Beans.class)
public class CampusConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Import(CampusBeans.class)
    static class Beans {

        @Bean
        Campus campus() {
            return new Campus(Transport.DIRECT);
        }
    }
}
