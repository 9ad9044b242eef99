package dev.clerkemulator.storage;

import dev.clerkemulator.delivery.Endpoint;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.user.User;
import java.util.List;

/** All that outlives the process. Deliveries under way do not. */
public record StoredState(
        String instanceId,
        String secretKey,
        String webhookSigningSecret,
        List<StoredKey> keys,
        List<Endpoint> endpoints,
        List<User> users,
        List<Session> sessions) {

    /** A key pair as its name and its private half in PKCS #8. */
    public record StoredKey(String kid, String pkcs8) {}
}
