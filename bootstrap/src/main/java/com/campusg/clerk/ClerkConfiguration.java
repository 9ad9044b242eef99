package com.campusg.clerk;

import com.campusg.InvalidSettingException;
import com.campusg.clerk.application.ApplyChangesService;
import com.campusg.clerk.application.ApplyDeliveryService;
import com.campusg.clerk.application.BackfillUsersService;
import com.campusg.clerk.application.EraseUserService;
import com.campusg.clerk.application.FindCallerService;
import com.campusg.clerk.application.FindParkedDeliveriesService;
import com.campusg.clerk.application.ForgetDeliveriesService;
import com.campusg.clerk.application.QueueDeliveryService;
import com.campusg.clerk.application.ReconcileUsersService;
import com.campusg.clerk.application.RedriveDeliveryService;
import com.campusg.clerk.application.ReportSyncService;
import com.campusg.clerk.application.VerifyMachineTokenService;
import com.campusg.clerk.application.port.in.ApplyChanges;
import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.in.BackfillUsers;
import com.campusg.clerk.application.port.in.EraseUser;
import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.application.port.in.ForgetDeliveries;
import com.campusg.clerk.application.port.in.ReceiveDelivery;
import com.campusg.clerk.application.port.in.ReconcileUsers;
import com.campusg.clerk.application.port.in.RedriveDelivery;
import com.campusg.clerk.application.port.in.RehearseRedrive;
import com.campusg.clerk.application.port.in.VerifyMachineToken;
import com.campusg.clerk.application.port.out.BackfillProgress;
import com.campusg.clerk.application.port.out.ClerkEvents;
import com.campusg.clerk.application.port.out.ClerkInstance;
import com.campusg.clerk.application.port.out.ClerkUsers;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.application.port.out.DeliveryQueue;
import com.campusg.clerk.application.port.out.MachineTokens;
import com.campusg.clerk.application.port.out.Newcomers;
import com.campusg.clerk.application.port.out.ParkedDeliveries;
import com.campusg.clerk.application.port.out.Reconciliations;
import com.campusg.clerk.application.port.out.Walks;
import com.campusg.clerk.domain.BackendApiAccess;
import com.campusg.clerk.domain.DeliveryQueuing;
import com.campusg.clerk.domain.DeliveryRetention;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.clerk.domain.JwksLocation;
import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.SigningSecret;
import com.campusg.clerk.domain.TokenRefusal;
import com.campusg.clerk.domain.Verdict;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindCaller;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.ListUsers;
import com.campusg.user.application.port.in.RehearseSync;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Ties the use cases to their adapters, and hands them what the configuration says of Clerk. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(ClerkConfiguration.Settings.class)
class ClerkConfiguration {

    private static final Duration PREFLIGHT_HOLDS = Duration.ofHours(1);

    @Bean
    DeliveryMetrics deliveryMetrics(MeterRegistry meters, InstantSource clock) {
        return new DeliveryMetrics(meters, clock);
    }

    @Bean
    ApplyChanges applyChanges(
            Deliveries deliveries,
            ParkedDeliveries parkedDeliveries,
            ChangeUsers changeUsers,
            TransactionTemplate transaction) {
        ApplyChanges service = new ApplyChangesService(deliveries, parkedDeliveries, changeUsers);
        return changes -> Objects.requireNonNull(transaction.execute(status -> service.apply(changes)));
    }

    @Bean
    ApplyDelivery applyDelivery(
            ClerkEvents clerkEvents,
            ClerkInstance clerkInstance,
            ApplyChanges applyChanges,
            Deliveries deliveries,
            FindUser findUser,
            DeliveryMetrics metrics) {
        return metrics.counting(new ApplyDeliveryService(
                clerkEvents, clerkInstance, new GroupCommit(applyChanges), deliveries, findUser));
    }

    /** Without a queue a delivery is applied while its sender waits. */
    @Bean
    ReceiveDelivery receiveDelivery(
            ObjectProvider<DeliveryQueue> queue, ClerkEvents clerkEvents, ApplyDelivery applyDelivery) {
        DeliveryQueue wanted = queue.getIfAvailable();
        return wanted == null
                ? delivery -> new ReceiveDelivery.Outcome.Applied(applyDelivery.apply(delivery))
                : new QueueDeliveryService(clerkEvents, wanted);
    }

    @Bean
    EraseUser eraseUser(RemoveUser removeUser, ParkedDeliveries parkedDeliveries, TransactionTemplate transaction) {
        EraseUser service = new EraseUserService(removeUser, parkedDeliveries);
        return clerkUserId -> Objects.requireNonNull(transaction.execute(status -> service.erase(clerkUserId)));
    }

    @Bean
    FindParkedDeliveries findParkedDeliveries(ParkedDeliveries parkedDeliveries) {
        return new FindParkedDeliveriesService(parkedDeliveries);
    }

    @Bean
    RedriveDelivery redriveDelivery(
            ClerkEvents clerkEvents,
            ClerkInstance clerkInstance,
            ApplyChanges applyChanges,
            Deliveries deliveries,
            ParkedDeliveries parkedDeliveries,
            FindUser findUser,
            DeliveryMetrics metrics,
            TransactionTemplate transaction) {
        RedriveDelivery service = new RedriveDeliveryService(
                parkedDeliveries,
                metrics.counting(new ApplyDeliveryService(
                        clerkEvents,
                        clerkInstance,
                        change -> applyChanges.apply(List.of(change)).getFirst(),
                        deliveries,
                        findUser)));
        return id -> Objects.requireNonNull(transaction.execute(status -> service.redrive(id)));
    }

    @Bean
    RehearseRedrive rehearseRedrive(RedriveDelivery redriveDelivery, TransactionTemplate transaction) {
        return id -> Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return redriveDelivery.redrive(id);
        }));
    }

    /** Without a transaction of its own: it waits for Clerk, and what it writes goes through the doors of others. */
    @Bean
    FindCaller findCaller(FindUser findUser, Newcomers newcomers, SyncUser syncUser) {
        return new FindCallerService(findUser, newcomers, syncUser);
    }

    /** As {@link #findCaller}: each user is a transaction, and each page is kept when it is done. */
    @Bean
    @Lazy
    BackfillUsers backfillUsers(
            ClerkUsers clerkUsers,
            ClerkInstance clerkInstance,
            BackfillProgress backfillProgress,
            Walks walks,
            FindUser findUser,
            SyncUser syncUser,
            RehearseSync rehearseSync) {
        return new BackfillUsersService(
                clerkUsers, clerkInstance, backfillProgress, walks, findUser, syncUser, rehearseSync);
    }

    @Bean
    ReconcileUsers reconcileUsers(
            @Lazy ClerkUsers clerkUsers,
            ClerkInstance clerkInstance,
            Reconciliations reconciliations,
            Walks walks,
            FindUser findUser,
            SyncUser syncUser,
            RehearseSync rehearseSync,
            ListUsers listUsers,
            EraseUser eraseUser,
            InstantSource clock) {
        return new ReconcileUsersService(
                clerkUsers,
                clerkInstance,
                reconciliations,
                walks,
                findUser,
                syncUser,
                rehearseSync,
                listUsers,
                eraseUser,
                clock);
    }

    @Bean
    ForgetDeliveries forgetDeliveries(
            Deliveries deliveries, DeliveryRetention retention, InstantSource clock, TransactionTemplate transaction) {
        ForgetDeliveries service = new ForgetDeliveriesService(deliveries, retention, clock);
        return () -> Objects.requireNonNull(transaction.execute(status -> service.forgetSome()));
    }

    @Bean
    SyncMetrics syncMetrics(
            Deliveries deliveries,
            ParkedDeliveries parkedDeliveries,
            Reconciliations reconciliations,
            InstantSource clock) {
        return new SyncMetrics(new ReportSyncService(deliveries, parkedDeliveries, reconciliations), clock);
    }

    /** Not beside a command. */
    @Bean
    @ConditionalOnWebApplication
    ClerkSchedule clerkSchedule(
            ReconcileUsers reconcileUsers, ForgetDeliveries forgetDeliveries, MeterRegistry meters) {
        return new ClerkSchedule(reconcileUsers, forgetDeliveries, meters);
    }

    /** Without a secret key there is no asking Clerk. */
    @Bean
    VerifyMachineToken verifyMachineToken(
            ObjectProvider<BackendApiAccess> access,
            ObjectProvider<MachineTokens> machineTokens,
            MachinePolicy policy,
            InstantSource clock) {
        return access.getIfAvailable() == null
                ? token -> new Verdict.Refused(TokenRefusal.OPAQUE_TOKEN_UNSUPPORTED)
                : new VerifyMachineTokenService(machineTokens.getObject(), policy, clock);
    }

    /** Pages of the authorized parties may call us, with their token or cookie. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(SessionPolicy policy) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(policy.authorizedParties()));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        cors.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_NONE_MATCH));
        cors.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
        cors.setAllowCredentials(true);
        cors.setMaxAge(PREFLIGHT_HOLDS);
        return request -> cors;
    }

    /** Runs before anything is created: a wrong setting stops the start before it touches database or network. */
    static final class Settings implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            Optional<DeliveryQueuing> queuing = new TransportSettings(environment).queuing();
            ClerkSettings settings = ClerkSettings.from(environment);
            SessionPolicy policy = settings.sessionPolicy();
            MachinePolicy machinePolicy = settings.machinePolicy();
            JwksLocation jwks = settings.jwksLocation();
            List<SigningSecret> secrets = settings.signingSecrets();
            Optional<BackendApiAccess> backendApi = settings.backendApiAccess();
            Optional<InstanceId> instance = settings.clerkInstance();
            DeliveryRetention retention = settings.deliveryRetention();
            String cron = environment.getProperty("clerk.reconciliation-cron", Scheduled.CRON_DISABLED);
            requireCron(cron, backendApi);
            registry.registerBean(SessionPolicy.class, spec -> spec.supplier(context -> policy));
            registry.registerBean(MachinePolicy.class, spec -> spec.supplier(context -> machinePolicy));
            registry.registerBean(JwksLocation.class, spec -> spec.supplier(context -> jwks));
            registry.registerBean(
                    new ParameterizedTypeReference<List<SigningSecret>>() {},
                    spec -> spec.supplier(context -> secrets));
            registry.registerBean(DeliveryRetention.class, spec -> spec.supplier(context -> retention));
            queuing.ifPresent(
                    how -> registry.registerBean(DeliveryQueuing.class, spec -> spec.supplier(context -> how)));
            backendApi.ifPresent(
                    access -> registry.registerBean(BackendApiAccess.class, spec -> spec.supplier(context -> access)));
            instance.ifPresent(ours -> registry.registerBean(InstanceId.class, spec -> spec.supplier(context -> ours)));
            settings.jwtPublicKey()
                    .ifPresent(key -> registry.registerBean(RSAPublicKey.class, spec -> spec.supplier(context -> key)));
        }

        private static void requireCron(String cron, Optional<BackendApiAccess> backendApi) {
            if (cron.equals(Scheduled.CRON_DISABLED)) {
                return;
            }
            if (!CronExpression.isValidExpression(cron)) {
                throw new InvalidSettingException(
                        "CLERK_RECONCILIATION_CRON",
                        "is '" + cron + "'",
                        "It has six fields, such as 0 0 4 * * * for every day at four, or is - for never");
            }
            if (backendApi.isEmpty()) {
                throw new InvalidSettingException(
                        "CLERK_SECRET_KEY",
                        "is missing, and CLERK_RECONCILIATION_CRON needs it",
                        "See Clerk's dashboard, Configure, API keys");
            }
        }
    }
}
