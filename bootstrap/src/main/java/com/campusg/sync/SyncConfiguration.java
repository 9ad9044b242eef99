package com.campusg.sync;

import com.campusg.sync.application.ApplyDeliveriesService;
import com.campusg.sync.application.BackfillUsersService;
import com.campusg.sync.application.FindOrFetchUserService;
import com.campusg.sync.application.ReconcileUsersService;
import com.campusg.sync.application.RedriveDeliveryService;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.BackfillUsers;
import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.RedriveDelivery;
import com.campusg.sync.application.port.out.BackfillCheckpoint;
import com.campusg.sync.application.port.out.ClerkEvents;
import com.campusg.sync.application.port.out.ClerkInstance;
import com.campusg.sync.application.port.out.ClerkUserLookup;
import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.DeliveryObserver;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.application.port.out.Reconciliations;
import com.campusg.sync.application.port.out.SyncLock;
import com.campusg.sync.application.port.out.Transactions;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindOrFetchUser;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.in.LockUsers;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionTemplate;

/** The use cases of the sync feature. Those that wait for Clerk are not transactional; what they write is. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {

    /** Begins the transaction itself, after the instance was looked up. */
    @Bean
    ApplyDeliveries applyDeliveries(
            ClerkEvents clerkEvents,
            ClerkInstance clerkInstance,
            Transactions transactions,
            DeliveryInbox inbox,
            ParkedDeliveries parkedDeliveries,
            LockUsers lockUsers,
            ChangeUsers changeUsers,
            DeliveryObserver observer) {
        return new ApplyDeliveriesService(
                clerkEvents, clerkInstance, transactions, inbox, parkedDeliveries, lockUsers, changeUsers, observer);
    }

    @Bean
    RedriveDelivery redriveDelivery(
            ParkedDeliveries parkedDeliveries, ApplyDeliveries applyDeliveries, TransactionTemplate transaction) {
        RedriveDelivery service = new RedriveDeliveryService(parkedDeliveries, applyDeliveries);
        return (id, dryRun) -> dryRun
                ? Objects.requireNonNull(transaction.execute(status -> {
                    status.setRollbackOnly();
                    return service.redrive(id, true);
                }))
                : service.redrive(id, false);
    }

    @Bean
    FindOrFetchUser findOrFetchUser(FindUsers findUsers, ClerkUserLookup clerkUserLookup, ChangeUsers changeUsers) {
        return new FindOrFetchUserService(findUsers, clerkUserLookup, changeUsers);
    }

    @Bean
    @Lazy
    BackfillUsers backfillUsers(
            @Lazy ClerkUsers clerkUsers,
            ClerkInstance clerkInstance,
            BackfillCheckpoint checkpoint,
            SyncLock syncLock,
            FindUsers findUsers,
            ChangeUsers changeUsers,
            @Qualifier("dryRunChangeUsers") ChangeUsers dryRunChangeUsers) {
        return new BackfillUsersService(
                clerkUsers, clerkInstance, checkpoint, syncLock, findUsers, changeUsers, dryRunChangeUsers);
    }

    @Bean
    ReconcileUsers reconcileUsers(
            @Lazy ClerkUsers clerkUsers,
            ClerkInstance clerkInstance,
            Reconciliations reconciliations,
            SyncLock syncLock,
            FindUsers findUsers,
            ChangeUsers changeUsers,
            @Qualifier("dryRunChangeUsers") ChangeUsers dryRunChangeUsers,
            InstantSource clock) {
        return new ReconcileUsersService(
                clerkUsers, clerkInstance, reconciliations, syncLock, findUsers, changeUsers, dryRunChangeUsers, clock);
    }
}
