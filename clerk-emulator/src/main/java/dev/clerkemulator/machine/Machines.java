package dev.clerkemulator.machine;

import dev.clerkemulator.instance.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores machines and their opaque tokens in memory. */
public final class Machines {
    private final InstantSource time;
    private final Map<String, Machine> byId = new ConcurrentHashMap<>();
    private final Map<String, MachineToken> tokensById = new ConcurrentHashMap<>();

    public Machines(InstantSource time) {
        this.time = time;
    }

    /**
     * Creates a machine, or returns the existing machine with the given id.
     *
     * @param id if null, an id is generated
     */
    public Machine create(@Nullable String id, String name, List<String> scopedMachines, long defaultTokenTtl) {
        String machineId = id == null ? Ids.next("mch_") : id;
        return byId.computeIfAbsent(
                machineId, key -> Machine.created(key, name, scopedMachines, defaultTokenTtl, time.instant()));
    }

    public Optional<Machine> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Machine> findBySecretKey(String secretKey) {
        return byId.values().stream()
                .filter(machine -> machine.secretKey().equals(secretKey))
                .findFirst();
    }

    public Optional<Machine> change(String id, String name, long defaultTokenTtl) {
        return Optional.ofNullable(
                byId.computeIfPresent(id, (key, machine) -> machine.changed(name, defaultTokenTtl, time.instant())));
    }

    /** The previous secret key is invalid at once. */
    public Optional<Machine> rotateSecretKey(String id) {
        return Optional.ofNullable(
                byId.computeIfPresent(id, (key, machine) -> machine.withNewSecretKey(time.instant())));
    }

    public Optional<Machine> addScope(String id, String other) {
        return Optional.ofNullable(
                byId.computeIfPresent(id, (key, machine) -> machine.withScope(other, time.instant())));
    }

    public Optional<Machine> removeScope(String id, String other) {
        return Optional.ofNullable(
                byId.computeIfPresent(id, (key, machine) -> machine.withoutScope(other, time.instant())));
    }

    public Optional<Machine> delete(String id) {
        tokensById.values().removeIf(token -> token.subject().equals(id));
        return Optional.ofNullable(byId.remove(id));
    }

    /** Newest first. */
    public List<Machine> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Machine::createdAt)
                        .thenComparing(Machine::id)
                        .reversed())
                .toList();
    }

    /**
     * Creates an opaque token.
     *
     * @param lifetime null if the token does not expire
     */
    public MachineToken issue(Machine machine, @Nullable Map<String, Object> claims, @Nullable Duration lifetime) {
        Instant now = time.instant();
        String id = "mt_" + Ids.hex(MachineToken.ID_BYTES);
        MachineToken token = new MachineToken(
                id,
                Ids.next("mt_"),
                machine.id(),
                machine.scopedMachines(),
                claims,
                false,
                null,
                lifetime == null ? null : now.plus(lifetime),
                now,
                now);
        tokensById.put(id, token);
        return token;
    }

    public Optional<MachineToken> findToken(String token) {
        return tokensById.values().stream()
                .filter(known -> known.token().equals(token))
                .findFirst();
    }

    public Optional<MachineToken> findTokenById(String id) {
        return Optional.ofNullable(tokensById.get(id));
    }

    public Optional<MachineToken> revoke(String id, @Nullable String reason) {
        return Optional.ofNullable(
                tokensById.computeIfPresent(id, (key, token) -> token.revoked(reason, time.instant())));
    }

    public List<MachineToken> tokens() {
        return List.copyOf(tokensById.values());
    }

    public void restore(Collection<Machine> machines, Collection<MachineToken> tokens) {
        machines.forEach(machine -> byId.put(machine.id(), machine));
        tokens.forEach(token -> tokensById.put(token.id(), token));
    }

    public void clear() {
        byId.clear();
        tokensById.clear();
    }
}
