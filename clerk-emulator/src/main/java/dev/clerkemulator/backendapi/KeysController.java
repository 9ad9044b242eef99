package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.Switchboard;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKey;
import dev.clerkemulator.instance.SigningKeys;
import java.net.URI;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The public keys: for everyone at the Frontend API's address, with the secret key at the Backend API's. */
@RestController
public final class KeysController {
    private final Instance instance;
    private final SigningKeys keys;
    private final Switchboard switchboard;

    KeysController(Instance instance, SigningKeys keys, Switchboard switchboard) {
        this.instance = instance;
        this.keys = keys;
        this.switchboard = switchboard;
    }

    record Jwks(List<SigningKey.Jwk> keys) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Discovery(
            URI issuer,
            URI authorizationEndpoint,
            URI tokenEndpoint,
            URI userinfoEndpoint,
            URI jwksUri,
            List<String> responseTypesSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported) {}

    /** The endpoints for OAuth are named because a client may insist on them, but there is nothing behind them. */
    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    Discovery discovery() {
        refuseIfUnreachable();
        String issuer = instance.issuer().toString();
        return new Discovery(
                instance.issuer(),
                URI.create(issuer + "/oauth/authorize"),
                URI.create(issuer + "/oauth/token"),
                URI.create(issuer + "/oauth/userinfo"),
                instance.jwksUrl(),
                List.of("code"),
                List.of("public"),
                List.of("RS256"));
    }

    @GetMapping({"/.well-known/jwks.json", "/v1/jwks"})
    Jwks jwks() {
        refuseIfUnreachable();
        return new Jwks(keys.published().stream().map(SigningKey::jwk).toList());
    }

    private void refuseIfUnreachable() {
        if (switchboard.switches().keysUnreachable()) {
            throw Refusal.keysUnreachable();
        }
    }
}
