package com.campusg.sync.adapter.in.webhook;

import com.campusg.sync.domain.SigningSecrets;
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
    SigningSecrets signingSecrets(WebhookProperties properties) {
        return properties.signingSecrets();
    }

    @Bean
    WebhookVerifier webhookVerifier(SigningSecrets secrets, InstantSource clock, MeterRegistry meters) {
        return new WebhookVerifier(secrets, clock, meters);
    }

    @Bean
    BoundedBodyReader boundedBodyReader(InstantSource clock) {
        return new BoundedBodyReader(clock);
    }
}
