package com.campusg.sync.adapter.transport.direct;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.ReceiveDelivery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class DirectTransportConfigurationTest {

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withUserConfiguration(DirectTransportConfiguration.class)
            .withBean(ApplyDeliveries.class, () -> deliveries -> List.of());

    @ParameterizedTest
    @ValueSource(strings = {"other=value", "campusg.webhook.transport=direct", "campusg.webhook.transport="})
    void isTheDefault(String property) {
        service.withPropertyValues(property).run(context -> assertThat(context).hasSingleBean(ReceiveDelivery.class));
    }

    @Test
    void isDisabledWithTheKafkaTransport() {
        service.withPropertyValues("campusg.webhook.transport=kafka")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ReceiveDelivery.class));
    }

    @Test
    void isDisabledInACommand() {
        new ApplicationContextRunner()
                .withUserConfiguration(DirectTransportConfiguration.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ReceiveDelivery.class));
    }
}
