package dev.clerkemulator.storage;

import dev.clerkemulator.delivery.Delivery;
import dev.clerkemulator.delivery.Endpoint;
import dev.clerkemulator.machine.Machine;
import dev.clerkemulator.machine.MachineToken;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that outlives the process.
 *
 * @param deliveries those with attempts still to come; null in files of versions that did not keep them
 * @param clients browsers that somebody signed in with; null in files of versions that did not know them
 * @param machines null in files of versions that had none
 * @param machineTokens null in files of versions that had none
 */
public record StoredState(
        String instanceId,
        String secretKey,
        String webhookSigningSecret,
        List<StoredKey> keys,
        List<Endpoint> endpoints,
        List<User> users,
        List<Session> sessions,
        @Nullable List<Delivery.Stored> deliveries,
        @Nullable List<BrowserClient> clients,
        @Nullable List<Machine> machines,
        @Nullable List<MachineToken> machineTokens) {

    /** A key pair as its name and its private half in PKCS #8. */
    public record StoredKey(String kid, String pkcs8) {}
}
