package dev.clerkemulator.backendapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKeys;
import dev.clerkemulator.machine.Machine;
import dev.clerkemulator.machine.MachineToken;
import dev.clerkemulator.machine.Machines;
import dev.clerkemulator.session.SessionToken;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Machine tokens: signed tokens, which cannot be revoked, and opaque tokens, which are stored. The paths accept the secret
 * key of the instance or of a machine; only a machine can create tokens. Clerk documents the paths with {@code /v1}, while
 * Clerk's SDK for Node.js calls them without it.
 */
@RestController
@RequestMapping({"/v1/m2m_tokens", "/m2m_tokens"})
public final class MachineTokensController {
    private static final String CATEGORY = "cl_B7d4PD333AAA";
    private static final String SCHEME = "Bearer ";
    private static final Set<String> RESERVED_CLAIMS =
            Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scopes");
    private static final Duration ALLOWED_SKEW = Duration.ofSeconds(10);
    private static final long MAX_LIFETIME_SECONDS = 315_360_000;

    private final Machines machines;
    private final Instance instance;
    private final SigningKeys keys;
    private final InstantSource time;
    private final JsonMapper mapper;

    MachineTokensController(
            Machines machines, Instance instance, SigningKeys keys, InstantSource time, JsonMapper mapper) {
        this.machines = machines;
        this.instance = instance;
        this.keys = keys;
        this.time = time;
        this.mapper = mapper;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record TokenResponse(
            String object,
            String id,
            String subject,
            @Nullable Map<String, Object> claims,
            List<String> scopes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,

            boolean revoked,
            @Nullable String revocationReason,
            boolean expired,
            @Nullable Long expiration,
            @Nullable Long lastUsedAt,
            long createdAt,
            long updatedAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TokenResponse create(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody(required = false) @Nullable ObjectNode body) {
        Machine machine = caller(authorization).orElseThrow(ClerkApiException::machineSecretKeyRequired);
        Parameters parameters = new Parameters(body, mapper);
        Optional<Duration> lifetime =
                parameters.number("seconds_until_expiration").map(MachineTokensController::lifetime);
        Map<String, Object> claims = parameters.object("claims", Map.of());
        claims.keySet().stream().filter(RESERVED_CLAIMS::contains).findFirst().ifPresent(name -> {
            throw ClerkApiException.badParameter("claims", "The claim " + name + " is reserved.");
        });
        String format = Objects.requireNonNullElse(parameters.textOr("token_format", null), "opaque");
        return switch (format) {
            case "opaque" -> {
                @Nullable Map<String, Object> stored = claims.isEmpty() ? null : claims;
                MachineToken token = parameters
                        .number("min_remaining_ttl_seconds")
                        .flatMap(remaining -> reusable(machine, stored, remaining))
                        .orElseGet(() -> machines.issue(machine, stored, lifetime.orElse(null)));
                yield response(token, token.token());
            }
            case "jwt" ->
                signed(machine, claims, lifetime.orElseGet(() -> Duration.ofSeconds(machine.defaultTokenTtl())));
            default -> throw ClerkApiException.badParameter("token_format", "token_format must be opaque or jwt.");
        };
    }

    @GetMapping
    Map<String, Object> list(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam String subject,
            @RequestParam(defaultValue = "false") boolean revoked,
            @RequestParam(defaultValue = "false") boolean expired,
            @RequestParam(defaultValue = "10") BigDecimal limit,
            @RequestParam(defaultValue = "0") BigDecimal offset) {
        Optional<Machine> caller = caller(authorization);
        if (caller.isPresent() && !caller.get().id().equals(subject)) {
            throw ClerkApiException.unknownMachineToken();
        }
        Instant now = time.instant();
        List<MachineToken> all = machines.tokens().stream()
                .filter(token -> token.subject().equals(subject))
                .filter(token -> revoked || !token.revoked())
                .filter(token -> expired || !token.isExpired(now))
                .sorted(Comparator.comparing(MachineToken::createdAt)
                        .thenComparing(MachineToken::id)
                        .reversed())
                .toList();
        return Map.of(
                "m2m_tokens",
                all.stream()
                        .skip(Math.max(0, offset.longValue()))
                        .limit(Math.max(0, limit.longValue()))
                        .map(token -> response(token, null))
                        .toList(),
                "total_count",
                all.size());
    }

    /** Returns the newest token that remains valid long enough and has the same claims, instead of a new one. */
    private Optional<MachineToken> reusable(Machine machine, @Nullable Map<String, Object> claims, long remaining) {
        Instant required = time.instant().plusSeconds(remaining);
        return machines.tokens().stream()
                .filter(token -> token.subject().equals(machine.id())
                        && !token.revoked()
                        && !token.isExpired(required)
                        && token.scopes().equals(machine.scopedMachines())
                        && Objects.equals(token.claims(), claims))
                .max(Comparator.comparing(MachineToken::createdAt));
    }

    @PostMapping("/verify")
    TokenResponse verify(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody ObjectNode body) {
        Optional<Machine> caller = caller(authorization);
        String token = new Parameters(body, mapper).required("token");
        return machines.findToken(token)
                .filter(known -> caller.isEmpty()
                        || known.subject().equals(caller.get().id())
                        || known.scopes().contains(caller.get().id()))
                .map(known -> response(known, null))
                .orElseThrow(ClerkApiException::unknownMachineToken);
    }

    @PostMapping("/{id}/revoke")
    TokenResponse revoke(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody(required = false) @Nullable ObjectNode body) {
        Optional<Machine> caller = caller(authorization);
        String reason = new Parameters(body, mapper).textOr("revocation_reason", null);
        return machines.findTokenById(id)
                .filter(known ->
                        caller.isEmpty() || known.subject().equals(caller.get().id()))
                .flatMap(known -> machines.revoke(known.id(), reason))
                .map(revoked -> response(revoked, null))
                .orElseThrow(ClerkApiException::unknownMachineToken);
    }

    /** Returns the machine that owns the secret key, or empty if it is the secret key of the instance. */
    private Optional<Machine> caller(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw ClerkApiException.malformedAuthorization();
        }
        String key = authorization.substring(SCHEME.length());
        if (key.equals(instance.secretKey())) {
            return Optional.empty();
        }
        return Optional.of(machines.findBySecretKey(key).orElseThrow(ClerkApiException::wrongSecretKey));
    }

    private TokenResponse signed(Machine machine, Map<String, Object> customClaims, Duration lifetime) {
        Instant now = time.instant();
        long issuedAt = now.getEpochSecond();
        String id = "mt_" + Ids.hex(MachineToken.ID_BYTES);
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("cat", CATEGORY);
        header.put("kid", keys.current().kid());
        header.put("typ", "JWT");
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(customClaims);
        claims.put("exp", issuedAt + lifetime.toSeconds());
        claims.put("iat", issuedAt);
        claims.put("iss", instance.issuer().toString());
        claims.put("jti", id);
        claims.put("nbf", issuedAt - ALLOWED_SKEW.toSeconds());
        claims.put("scopes", String.join(" ", machine.scopedMachines()));
        claims.put("sub", machine.id());
        return new TokenResponse(
                "machine_to_machine_token",
                id,
                machine.id(),
                customClaims.isEmpty() ? null : customClaims,
                machine.scopedMachines(),
                new SessionToken(header, claims).signedWith(keys.current(), mapper),
                false,
                null,
                false,
                (issuedAt + lifetime.toSeconds()) * 1000,
                null,
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    private TokenResponse response(MachineToken token, @Nullable String plainText) {
        Instant expiresAt = token.expiresAt();
        return new TokenResponse(
                "machine_to_machine_token",
                token.id(),
                token.subject(),
                token.claims(),
                token.scopes(),
                plainText,
                token.revoked(),
                token.revocationReason(),
                token.isExpired(time.instant()),
                expiresAt == null ? null : expiresAt.toEpochMilli(),
                null,
                token.createdAt().toEpochMilli(),
                token.updatedAt().toEpochMilli());
    }

    private static Duration lifetime(long seconds) {
        if (seconds < 1 || seconds > MAX_LIFETIME_SECONDS) {
            throw ClerkApiException.badParameter(
                    "seconds_until_expiration",
                    "seconds_until_expiration must be from 1 to " + MAX_LIFETIME_SECONDS + ".");
        }
        return Duration.ofSeconds(seconds);
    }
}
