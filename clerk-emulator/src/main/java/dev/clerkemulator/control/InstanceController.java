package dev.clerkemulator.control;

import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.Endpoint;
import dev.clerkemulator.delivery.SigningSecret;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKey;
import dev.clerkemulator.instance.SigningKeys;
import dev.clerkemulator.machine.Machines;
import dev.clerkemulator.population.Population;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.JwtTemplates;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.session.SignInAttempts;
import dev.clerkemulator.user.Users;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The instance: its settings, endpoints, signing keys and state. */
@RestController
@RequestMapping("/emulator")
public final class InstanceController {
    private final Instance instance;
    private final SigningKeys keys;
    private final Users users;
    private final Sessions sessions;
    private final BrowserClients clients;
    private final SignInAttempts attempts;
    private final Machines machines;
    private final JwtTemplates jwtTemplates;
    private final Population population;
    private final Deliveries deliveries;
    private final FaultInjection faults;
    private final InjectedResponses responses;
    private final RequestCounts requestCounts;

    InstanceController(
            Instance instance,
            SigningKeys keys,
            Users users,
            Sessions sessions,
            BrowserClients clients,
            SignInAttempts attempts,
            Machines machines,
            JwtTemplates jwtTemplates,
            Population population,
            Deliveries deliveries,
            FaultInjection faults,
            InjectedResponses responses,
            RequestCounts requestCounts) {
        this.instance = instance;
        this.keys = keys;
        this.users = users;
        this.sessions = sessions;
        this.clients = clients;
        this.attempts = attempts;
        this.machines = machines;
        this.jwtTemplates = jwtTemplates;
        this.population = population;
        this.deliveries = deliveries;
        this.faults = faults;
        this.responses = responses;
        this.requestCounts = requestCounts;
    }

    record InstanceResponse(
            String instanceId,
            URI issuer,
            URI jwksUrl,
            URI apiUrl,
            String publishableKey,
            String secretKey,
            String webhookSigningSecret,
            List<Endpoint> endpoints) {}

    record EndpointRequest(
            @Nullable URI url,
            @Nullable String signingSecret,
            @Nullable List<String> signingSecrets,
            @Nullable Boolean enabled) {}

    record RotationRequest(
            @Nullable Boolean keepKid, @Nullable Boolean keepOld) {}

    record RotationResponse(String kid, List<String> published) {}

    @GetMapping("/instance")
    InstanceResponse instance() {
        return new InstanceResponse(
                instance.id(),
                instance.issuer(),
                instance.jwksUrl(),
                instance.apiUrl(),
                instance.publishableKey(),
                instance.secretKey(),
                instance.webhookSigningSecret(),
                deliveries.endpoints());
    }

    @PutMapping("/endpoints")
    List<Endpoint> replaceEndpoints(@RequestBody List<EndpointRequest> requested) {
        deliveries.replaceEndpoints(requested.stream().map(this::endpoint).toList());
        return deliveries.endpoints();
    }

    @PostMapping("/keys/rotate")
    RotationResponse rotate(@RequestBody(required = false) @Nullable RotationRequest requested) {
        boolean keepKid = requested != null && Boolean.TRUE.equals(requested.keepKid());
        boolean keepOld = requested != null && Boolean.TRUE.equals(requested.keepOld());
        SigningKey newKey = keys.rotate(keepKid, keepOld);
        return new RotationResponse(
                newKey.kid(), keys.published().stream().map(SigningKey::kid).toList());
    }

    @GetMapping("/requests")
    Map<String, Long> requests() {
        return requestCounts.byPath();
    }

    @DeleteMapping("/requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearRequestCounts() {
        requestCounts.clear();
    }

    /** Deletes all state except keys, secrets and endpoints. */
    @DeleteMapping("/state")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        users.clear();
        sessions.clear();
        clients.clear();
        attempts.clear();
        machines.clear();
        jwtTemplates.clear();
        population.clear();
        deliveries.clear();
        faults.set(FaultSwitches.ALL_OFF);
        responses.replace(List.of());
        requestCounts.clear();
    }

    private Endpoint endpoint(EndpointRequest requested) {
        URI url = requested.url();
        if (url == null) {
            throw new InvalidRequestException("url is required.");
        }
        List<String> secrets = requested.signingSecrets() != null
                ? requested.signingSecrets()
                : List.of(Objects.requireNonNullElse(requested.signingSecret(), instance.webhookSigningSecret()));
        try {
            return Endpoint.at(url, secrets.stream().map(SigningSecret::parse).toList())
                    .withEnabled(requested.enabled() == null || requested.enabled());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(url + ": " + e.getMessage());
        }
    }
}
