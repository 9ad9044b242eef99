package com.campusg.clerk;

import com.campusg.InvalidSettingException;
import com.campusg.clerk.application.ApplyDeliveryService;
import com.campusg.clerk.application.VerifyMachineTokenService;
import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.in.VerifyMachineToken;
import com.campusg.clerk.application.port.out.ClerkEvents;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.application.port.out.MachineTokens;
import com.campusg.clerk.domain.BackendApiAccess;
import com.campusg.clerk.domain.JwksLocation;
import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.SigningSecret;
import com.campusg.clerk.domain.TokenRefusal;
import com.campusg.clerk.domain.Verdict;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Ties the use cases to their adapters, and hands them what the configuration says of Clerk. */
@Configuration(proxyBeanMethods = false)
@Import(ClerkConfiguration.Settings.class)
class ClerkConfiguration {

    private static final Duration PREFLIGHT_HOLDS = Duration.ofHours(1);

    @Bean
    ApplyDelivery applyDelivery(
            ClerkEvents clerkEvents,
            Deliveries deliveries,
            SyncUser syncUser,
            RemoveUser removeUser,
            TransactionTemplate transaction) {
        ApplyDelivery service = new ApplyDeliveryService(clerkEvents, deliveries, syncUser, removeUser);
        return delivery -> Objects.requireNonNull(transaction.execute(status -> service.apply(delivery)));
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
            requireDirectTransport(environment.getProperty("campusg.webhook.transport", "direct"));
            ClerkSettings settings = ClerkSettings.from(environment);
            SessionPolicy policy = settings.sessionPolicy();
            MachinePolicy machinePolicy = settings.machinePolicy();
            JwksLocation jwks = settings.jwksLocation();
            List<SigningSecret> secrets = settings.signingSecrets();
            settings.backendApiAccess()
                    .ifPresent(access ->
                            registry.registerBean(BackendApiAccess.class, spec -> spec.supplier(context -> access)));
            registry.registerBean(SessionPolicy.class, spec -> spec.supplier(context -> policy));
            registry.registerBean(MachinePolicy.class, spec -> spec.supplier(context -> machinePolicy));
            registry.registerBean(JwksLocation.class, spec -> spec.supplier(context -> jwks));
            registry.registerBean(
                    new ParameterizedTypeReference<List<SigningSecret>>() {},
                    spec -> spec.supplier(context -> secrets));
            settings.jwtPublicKey()
                    .ifPresent(key -> registry.registerBean(RSAPublicKey.class, spec -> spec.supplier(context -> key)));
        }

        private static void requireDirectTransport(String transport) {
            if (!transport.isBlank() && !transport.equals("direct")) {
                throw new InvalidSettingException(
                        "CAMPUSG_WEBHOOK_TRANSPORT", "is '" + transport + "'", "The only transport so far is direct");
            }
        }
    }
}
