package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKey;
import dev.clerkemulator.instance.SigningKeys;
import java.net.URI;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The JWKS and the discovery documents. {@code /v1/jwks} requires the secret key, the other paths are public. */
@RestController
public final class KeysController {
    private final Instance instance;
    private final SigningKeys keys;
    private final FaultInjection faults;

    KeysController(Instance instance, SigningKeys keys, FaultInjection faults) {
        this.instance = instance;
        this.keys = keys;
        this.faults = faults;
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

    /** Contains OAuth endpoints because clients may require them. The emulator does not implement these endpoints. */
    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    Discovery discovery() {
        injectFault();
        String issuer = instance.issuer().toString();
        return new Discovery(
                instance.issuer(),
                URI.create(issuer + "/oauth/authorize"),
                URI.create(issuer + "/oauth/token"),
                URI.create(issuer + "/oauth/userinfo"),
                URI.create(issuer + "/.well-known/jwks.json"),
                List.of("code"),
                List.of("public"),
                List.of("RS256"));
    }

    @GetMapping({"/.well-known/jwks.json", "/v1/jwks"})
    Jwks jwks() {
        injectFault();
        return new Jwks(keys.published().stream().map(SigningKey::jwk).toList());
    }

    private void injectFault() {
        if (faults.switches().keysUnreachable()) {
            throw ClerkApiException.keysUnreachable();
        }
    }
}
