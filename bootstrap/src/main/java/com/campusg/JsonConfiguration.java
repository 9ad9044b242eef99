package com.campusg;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    /** In the place of Spring Boot's own: as a bean it would come before those that write bytes and text. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer measuredJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new MeasuredJsonConverter(json));
    }
}
