package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.Switchboard;
import dev.clerkemulator.instance.SigningKey;
import dev.clerkemulator.instance.SigningKeys;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys: for everyone at the Frontend API's address, with the secret key at the Backend API's. */
@RestController
public final class KeysController {
    private final SigningKeys keys;
    private final Switchboard switchboard;

    KeysController(SigningKeys keys, Switchboard switchboard) {
        this.keys = keys;
        this.switchboard = switchboard;
    }

    record Jwks(List<SigningKey.Jwk> keys) {}

    @GetMapping({"/.well-known/jwks.json", "/v1/jwks"})
    Jwks jwks() {
        if (switchboard.switches().keysUnreachable()) {
            throw Refusal.keysUnreachable();
        }
        return new Jwks(keys.published().stream().map(SigningKey::jwk).toList());
    }
}
