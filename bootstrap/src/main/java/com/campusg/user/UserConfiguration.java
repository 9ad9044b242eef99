package com.campusg.user;

import com.campusg.NaturalBatching;
import com.campusg.user.application.ChangeUsersService;
import com.campusg.user.application.FindUsersService;
import com.campusg.user.application.HoldUsersService;
import com.campusg.user.application.ListUsersService;
import com.campusg.user.application.RateUserService;
import com.campusg.user.application.RemoveUserService;
import com.campusg.user.application.SyncUserService;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.in.HoldUsers;
import com.campusg.user.application.port.in.ListUsers;
import com.campusg.user.application.port.in.RateUser;
import com.campusg.user.application.port.in.RehearseSync;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.application.port.out.UserEvents;
import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Ties the use cases to their adapters. One use case that writes is one transaction. */
@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    /** With two there would be more trips, and fewer in each. */
    private static final int LOOKS_AT_ONCE = 1;

    private static final int MOST_LOOKS = 64;

    /** As long as for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    SyncUser syncUser(
            Users users, UserIds userIds, UserEvents userEvents, InstantSource clock, TransactionTemplate transaction) {
        SyncUser service = new SyncUserService(users, userIds, userEvents, clock);
        return snapshot -> Objects.requireNonNull(transaction.execute(status -> service.sync(snapshot)));
    }

    @Bean
    RemoveUser removeUser(
            Users users, UserIds userIds, UserEvents userEvents, InstantSource clock, TransactionTemplate transaction) {
        RemoveUser service = new RemoveUserService(users, userIds, userEvents, clock);
        return clerkUserId -> Objects.requireNonNull(transaction.execute(status -> service.remove(clerkUserId)));
    }

    @Bean
    ChangeUsers changeUsers(
            Users users, UserIds userIds, UserEvents userEvents, InstantSource clock, TransactionTemplate transaction) {
        ChangeUsers service = new ChangeUsersService(users, userIds, userEvents, clock);
        return changes -> Objects.requireNonNull(transaction.execute(status -> service.change(changes)));
    }

    @Bean
    RateUser rateUser(Users users, UserEvents userEvents, InstantSource clock, TransactionTemplate transaction) {
        RateUser service = new RateUserService(users, userEvents, clock);
        return (rated, role, stars) ->
                Objects.requireNonNull(transaction.execute(status -> service.rate(rated, role, stars)));
    }

    /** Only within a transaction of the caller's: what is held in one of its own would be let go at once. */
    @Bean
    HoldUsers holdUsers(Users users, PlatformTransactionManager transactions) {
        HoldUsers service = new HoldUsersService(users);
        TransactionTemplate callers = new TransactionTemplate(transactions);
        callers.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
        return clerkUserIds -> Objects.requireNonNull(callers.execute(status -> service.hold(clerkUserIds)));
    }

    @Bean
    FindUsers findUsers(Users users) {
        return new FindUsersService(users);
    }

    /** Nobody is told of what does not happen. */
    @Bean
    RehearseSync rehearseSync(Users users, UserIds userIds, InstantSource clock, TransactionTemplate transaction) {
        SyncUser service = new SyncUserService(users, userIds, event -> {}, clock);
        return snapshot -> Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return service.sync(snapshot);
        }));
    }

    @Bean
    ListUsers listUsers(Users users) {
        return new ListUsersService(users);
    }

    /** Those who look at the same time look together. */
    @Bean
    FindUser findUser(FindUsers findUsers) {
        // Virtual: their turn comes after those who are about to ask as well, so that more come along.
        NaturalBatching<ClerkUserId, FindUser.Outcome> looks = NaturalBatching.of(
                Executors.newVirtualThreadPerTaskExecutor(),
                ids -> inOrder(ids, findUsers),
                LOOKS_AT_ONCE,
                MOST_LOOKS,
                PATIENCE);
        return looks::submit;
    }

    private static List<FindUser.Outcome> inOrder(List<ClerkUserId> ids, FindUsers findUsers) {
        Map<ClerkUserId, FindUser.Outcome> found = findUsers.find(Set.copyOf(ids));
        return ids.stream().map(found::get).toList();
    }

    /** A page that asks again for a user that has not changed gets 304 and no body. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> userEtags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/me", "/api/users/clerk/*");
        return registration;
    }
}
