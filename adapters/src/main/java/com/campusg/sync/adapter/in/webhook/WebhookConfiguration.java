package com.campusg.sync.adapter.in.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
@ConditionalOnWebApplication
class WebhookConfiguration {

    @Bean
    WebhookVerifier webhookVerifier(WebhookProperties properties, InstantSource clock, MeterRegistry meters) {
        return new WebhookVerifier(properties.signingSecrets(), clock, meters);
    }

    @Bean
    BoundedBodyReader boundedBodyReader(InstantSource clock) {
        return new BoundedBodyReader(clock);
    }
}
