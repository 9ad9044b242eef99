package com.campusg.sync.adapter.transport.direct;

import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.ReceiveDelivery;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The default transport. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(DirectTransportConfiguration.NoOtherTransport.class)
class DirectTransportConfiguration {

    @Bean
    ReceiveDelivery receiveDelivery(ApplyDeliveries applyDeliveries) {
        return new DirectTransport(applyDeliveries);
    }

    static final class NoOtherTransport extends NoneNestedConditions {

        NoOtherTransport() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "campusg.webhook.transport", havingValue = "kafka")
        static final class Kafka {}
    }
}
