package com.campusg.user;

import com.campusg.kafka.ConditionalOnKafka;
import com.campusg.user.application.ChangeUsersService;
import com.campusg.user.application.ExportUserService;
import com.campusg.user.application.FindUsersService;
import com.campusg.user.application.LockUsersService;
import com.campusg.user.application.RateUserService;
import com.campusg.user.application.RelayUserEventsService;
import com.campusg.user.application.RepublishUsersService;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.in.LockUsers;
import com.campusg.user.application.port.in.RateUser;
import com.campusg.user.application.port.in.RelayUserEvents;
import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.application.port.out.PersonalData;
import com.campusg.user.application.port.out.UserErasure;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.application.port.out.Users;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The use cases of the user feature. A use case that writes is one transaction. */
@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    @Bean
    ChangeUsers changeUsers(
            Users users,
            UserIds userIds,
            UserEventOutbox outbox,
            List<UserErasure> erasures,
            InstantSource clock,
            TransactionTemplate transaction) {
        ChangeUsers service = new ChangeUsersService(users, userIds, outbox, erasures, clock);
        // Without a change no connection is needed.
        return changes -> changes.isEmpty()
                ? List.of()
                : Objects.requireNonNull(transaction.execute(status -> service.change(changes)));
    }

    /** Rolls back, so that the results show the effect of the changes without writing them. */
    @Bean(defaultCandidate = false)
    ChangeUsers dryRunChangeUsers(ChangeUsers changeUsers, TransactionTemplate transaction) {
        return changes -> Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return changeUsers.change(changes);
        }));
    }

    @Bean
    FindUsers findUsers(Users users) {
        return new FindUsersService(users);
    }

    @Bean
    ExportUser exportUser(List<PersonalData> personalData) {
        return new ExportUserService(personalData);
    }

    /** Requires a transaction of the caller: locks of a transaction of its own would be released at once. */
    @Bean
    LockUsers lockUsers(Users users, PlatformTransactionManager transactions) {
        LockUsers service = new LockUsersService(users);
        TransactionTemplate callers = new TransactionTemplate(transactions);
        callers.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
        return clerkUserIds -> Objects.requireNonNull(callers.execute(status -> service.lock(clerkUserIds)));
    }

    /** Runs in the transaction that locked the user. */
    @Bean
    RateUser rateUser(Users users, UserEventOutbox outbox, InstantSource clock) {
        return new RateUserService(users, outbox, clock);
    }

    /** Not transactional: it waits for the broker. */
    @Bean
    @ConditionalOnKafka
    RelayUserEvents relayUserEvents(UserEventOutbox outbox, Users users, UserTopic userTopic) {
        return new RelayUserEventsService(outbox, users, userTopic);
    }

    /** Each page is a transaction. */
    @Bean
    @Lazy
    RepublishUsers republishUsers(
            Users users,
            UserEventOutbox outbox,
            InstantSource clock,
            TransactionTemplate transaction,
            ObjectProvider<UserTopic> userTopic) {
        if (userTopic.stream().findAny().isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    ConditionalOnKafka.BOOTSTRAP_SERVERS, null, "is missing. User events are published to Kafka only");
        }
        RepublishUsers service = new RepublishUsersService(users, outbox, clock);
        return after -> Objects.requireNonNull(transaction.execute(status -> service.republish(after)));
    }
}
