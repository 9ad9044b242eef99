package dev.clerkemulator.storage;

import dev.clerkemulator.delivery.Delivery;
import dev.clerkemulator.delivery.Endpoint;
import dev.clerkemulator.machine.Machine;
import dev.clerkemulator.machine.MachineToken;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.JwtTemplate;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of the data file. Members that were added later are null in files of earlier versions.
 *
 * @param deliveries the unfinished deliveries
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
        @Nullable List<MachineToken> machineTokens,
        @Nullable List<JwtTemplate> jwtTemplates) {

    /** A key id and the private key in PKCS #8 format. */
    public record StoredKey(String kid, String pkcs8) {}
}
