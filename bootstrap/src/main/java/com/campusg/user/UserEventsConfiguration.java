package com.campusg.user;

import com.campusg.InvalidSettingException;
import com.campusg.user.application.RelayUserEventsService;
import com.campusg.user.application.RepublishUsersService;
import com.campusg.user.application.port.in.RelayUserEvents;
import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.application.port.out.PendingUserEvents;
import com.campusg.user.application.port.out.UserEvents;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.application.port.out.Users;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionTemplate;

/** Has others told what happens to users, where there is a broker to tell it through. */
@Configuration(proxyBeanMethods = false)
class UserEventsConfiguration {

    /** One transaction for each page. */
    @Bean
    @Lazy
    RepublishUsers republishUsers(
            Users users,
            UserEvents userEvents,
            InstantSource clock,
            TransactionTemplate transaction,
            ObjectProvider<UserTopic> userTopic) {
        if (userTopic.stream().findAny().isEmpty()) {
            throw new InvalidSettingException(
                    "SPRING_KAFKA_BOOTSTRAP_SERVERS", "is missing", "Without a broker there is nobody to tell");
        }
        RepublishUsers service = new RepublishUsersService(users, userEvents, clock);
        return last -> Objects.requireNonNull(transaction.execute(status -> service.republishAfter(last)));
    }

    /** Not beside a command: what it publishes, a running service tells. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${spring.kafka.bootstrap-servers:}'.isBlank()")
    @ConditionalOnWebApplication
    static class Relay {

        @Bean
        UserEventMetrics userEventMetrics(
                PendingUserEvents pendingUserEvents, MeterRegistry meters, InstantSource clock) {
            return new UserEventMetrics(pendingUserEvents, meters, clock);
        }

        /** Without a transaction: it waits for the broker. */
        @Bean
        RelayUserEvents relayUserEvents(
                PendingUserEvents pendingUserEvents, Users users, UserTopic userTopic, UserEventMetrics metrics) {
            return new RelayUserEventsService(pendingUserEvents, users, metrics.counting(userTopic));
        }

        @Bean
        UserEventRelay userEventRelay(RelayUserEvents relayUserEvents, UserEventMetrics metrics) {
            return new UserEventRelay(relayUserEvents, metrics);
        }
    }
}
