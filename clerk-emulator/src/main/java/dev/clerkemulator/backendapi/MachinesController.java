package dev.clerkemulator.backendapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.machine.Machine;
import dev.clerkemulator.machine.Machines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Machines and the machines that each of them may call (its scopes). */
@RestController
@RequestMapping("/v1/machines")
public final class MachinesController {
    private static final Pattern ID = Pattern.compile("mch_[0-9A-Za-z]+");

    private final Machines machines;
    private final Instance instance;
    private final InstantSource time;
    private final JsonMapper mapper;

    MachinesController(Machines machines, Instance instance, InstantSource time, JsonMapper mapper) {
        this.machines = machines;
        this.instance = instance;
        this.time = time;
        this.mapper = mapper;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record MachineResponse(
            String object,
            String id,
            String name,
            String instanceId,
            long createdAt,
            long updatedAt,
            long defaultTokenTtl,
            List<MachineResponse> scopedMachines,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secretKey) {}

    record Page(
            List<MachineResponse> data,
            @JsonProperty("total_count") long totalCount) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScopeResponse(
            String object,
            String fromMachineId,
            String toMachineId,
            @Nullable Long createdAt,
            @Nullable Boolean deleted) {}

    record SecretResponse(String object, String secret) {}

    record DeletedResponse(String object, String id, boolean deleted) {}

    /** Extends Clerk's API by {@code "id"}, so that the id can be part of the configuration of an application. */
    @PostMapping
    MachineResponse create(@RequestBody ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        String id = parameters.textOr("id", null);
        if (id != null && !ID.matcher(id).matches()) {
            throw ClerkApiException.badParameter("id", "id must be mch_ followed by letters or digits.");
        }
        List<String> scopes = parameters.texts("scoped_machines");
        scopes.forEach(this::existing);
        long ttl = parameters.number("default_token_ttl").orElse(Machine.DEFAULT_TOKEN_TTL);
        if (ttl < 1) {
            throw ClerkApiException.badParameter("default_token_ttl", "default_token_ttl must be 1 or more.");
        }
        Machine machine = machines.create(id, parameters.required("name"), scopes, ttl);
        return response(machine, machine.secretKey());
    }

    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(name = "order_by", defaultValue = "-created_at") String orderBy,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        Comparator<Machine> order =
                switch (orderBy.replaceAll("^[+ -]", "")) {
                    case "name" -> Comparator.comparing(Machine::name);
                    case "created_at" ->
                        Comparator.comparing(Machine::createdAt).thenComparing(Machine::id);
                    default ->
                        throw ClerkApiException.badParameter(
                                "order_by", "Machines cannot be ordered by " + orderBy + ".");
                };
        List<Machine> all = machines.all().stream()
                .sorted(orderBy.startsWith("-") ? order.reversed() : order)
                .filter(machine -> query == null
                        || machine.name().contains(query)
                        || machine.id().contains(query))
                .toList();
        return new Page(
                all.stream()
                        .skip(Math.max(0, offset))
                        .limit(Math.max(0, limit))
                        .map(machine -> response(machine, null))
                        .toList(),
                all.size());
    }

    @GetMapping("/{id}")
    MachineResponse get(@PathVariable String id) {
        return response(existing(id), null);
    }

    @PatchMapping("/{id}")
    MachineResponse update(@PathVariable String id, @RequestBody ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        Machine before = existing(id);
        return response(
                machines.change(
                                id,
                                parameters.has("name") ? parameters.required("name") : before.name(),
                                parameters.number("default_token_ttl").orElse(before.defaultTokenTtl()))
                        .orElseThrow(() -> ClerkApiException.notFound("machine", id)),
                null);
    }

    /** Ignores {@code previous_token_ttl}: the previous key is invalid at once. */
    @PostMapping("/{id}/secret_key/rotate")
    SecretResponse rotate(@PathVariable String id, @RequestBody ObjectNode body) {
        return machines.rotateSecretKey(id)
                .map(machine -> new SecretResponse("machine_secret_key", machine.secretKey()))
                .orElseThrow(() -> ClerkApiException.notFound("machine", id));
    }

    @DeleteMapping("/{id}")
    DeletedResponse delete(@PathVariable String id) {
        existing(id);
        machines.delete(id);
        return new DeletedResponse("machine", id, true);
    }

    @GetMapping("/{id}/secret_key")
    SecretResponse secretKey(@PathVariable String id) {
        return new SecretResponse("machine_secret_key", existing(id).secretKey());
    }

    @PostMapping("/{id}/scopes")
    ScopeResponse addScope(@PathVariable String id, @RequestBody ObjectNode body) {
        String other = new Parameters(body, mapper).required("to_machine_id");
        existing(other);
        existing(id);
        machines.addScope(id, other);
        Instant now = time.instant();
        return new ScopeResponse("machine_scope", id, other, now.toEpochMilli(), null);
    }

    @DeleteMapping("/{id}/scopes/{other}")
    ScopeResponse removeScope(@PathVariable String id, @PathVariable String other) {
        existing(id);
        machines.removeScope(id, other);
        return new ScopeResponse("machine_scope", id, other, null, true);
    }

    private Machine existing(String id) {
        return machines.find(id).orElseThrow(() -> ClerkApiException.notFound("machine", id));
    }

    private MachineResponse response(Machine machine, @Nullable String secretKey) {
        List<MachineResponse> scoped = machine.scopedMachines().stream()
                .map(machines::find)
                .flatMap(Optional::stream)
                .map(other -> shallow(other, List.of(), null))
                .toList();
        return shallow(machine, scoped, secretKey);
    }

    private MachineResponse shallow(Machine machine, List<MachineResponse> scoped, @Nullable String secretKey) {
        return new MachineResponse(
                "machine",
                machine.id(),
                machine.name(),
                instance.id(),
                machine.createdAt().toEpochMilli(),
                machine.updatedAt().toEpochMilli(),
                machine.defaultTokenTtl(),
                scoped,
                secretKey);
    }
}
