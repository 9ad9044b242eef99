package dev.clerkemulator.machine;

import dev.clerkemulator.instance.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A machine in the sense of Clerk: a service that calls other services.
 *
 * @param scopedMachines the ids of the machines that it may call
 * @param defaultTokenTtl the default lifetime of its tokens in seconds
 */
public record Machine(
        String id,
        String name,
        List<String> scopedMachines,
        long defaultTokenTtl,
        String secretKey,
        Instant createdAt,
        Instant updatedAt) {

    public static final long DEFAULT_TOKEN_TTL = 3600;

    public Machine {
        scopedMachines = List.copyOf(scopedMachines);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    static Machine created(String id, String name, List<String> scopedMachines, long defaultTokenTtl, Instant now) {
        return new Machine(id, name, scopedMachines, defaultTokenTtl, Ids.next("ak_"), now, now);
    }

    Machine changed(String newName, long newTtl, Instant now) {
        return new Machine(id, newName, scopedMachines, newTtl, secretKey, createdAt, now);
    }

    Machine withNewSecretKey(Instant now) {
        return new Machine(id, name, scopedMachines, defaultTokenTtl, Ids.next("ak_"), createdAt, now);
    }

    Machine withScope(String other, Instant now) {
        Set<String> scopes = new LinkedHashSet<>(scopedMachines);
        scopes.add(other);
        return new Machine(id, name, List.copyOf(scopes), defaultTokenTtl, secretKey, createdAt, now);
    }

    Machine withoutScope(String other, Instant now) {
        List<String> scopes =
                scopedMachines.stream().filter(id -> !id.equals(other)).toList();
        return new Machine(id, name, scopes, defaultTokenTtl, secretKey, createdAt, now);
    }
}
