package dev.clerkemulator.backendapi;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.session.JwtTemplate;
import dev.clerkemulator.session.JwtTemplates;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JWT templates. */
@RestController
@RequestMapping("/v1/jwt_templates")
public final class JwtTemplatesController {
    private static final String INSTANCE_ALGORITHM = "RS256";
    private static final Set<String> CUSTOM_ALGORITHMS = Set.of("HS256", "HS384", "HS512");
    /** The default claims, and the claims of sessions, which templates cannot contain. */
    private static final Set<String> RESERVED_CLAIMS =
            Set.of("azp", "exp", "iat", "iss", "jti", "nbf", "sub", "sid", "v", "pla", "fea");

    private final JwtTemplates templates;
    private final InstantSource time;
    private final JsonMapper mapper;

    JwtTemplatesController(JwtTemplates templates, InstantSource time, JsonMapper mapper) {
        this.templates = templates;
        this.time = time;
        this.mapper = mapper;
    }

    /** Returns an array, or an object with the total count if {@code paginated} is true. */
    @GetMapping
    Object list(
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "false") boolean paginated) {
        List<JwtTemplate> all = templates.all();
        List<Map<String, Object>> page = all.stream()
                .skip(Math.max(0, offset))
                .limit(Math.max(0, limit))
                .map(JwtTemplatesController::json)
                .toList();
        return paginated ? Map.of("data", page, "total_count", all.size()) : page;
    }

    @PostMapping
    Map<String, Object> create(@RequestBody ObjectNode body) {
        long now = time.millis();
        return json(templates.put(changed(
                new JwtTemplate(
                        Ids.next("jtmp_"),
                        new Parameters(body, mapper).required("name"),
                        Map.of(),
                        JwtTemplate.DEFAULT_LIFETIME,
                        JwtTemplate.DEFAULT_CLOCK_SKEW,
                        INSTANCE_ALGORITHM,
                        null,
                        now,
                        now),
                body)));
    }

    @GetMapping("/{id}")
    Map<String, Object> get(@PathVariable String id) {
        return json(existing(id));
    }

    @PatchMapping("/{id}")
    Map<String, Object> update(@PathVariable String id, @RequestBody ObjectNode body) {
        return json(templates.put(changed(existing(id), body)));
    }

    @DeleteMapping("/{id}")
    Map<String, Object> delete(@PathVariable String id) {
        existing(id);
        templates.delete(id);
        return Map.of("object", "jwt_template", "id", id, "deleted", true);
    }

    private JwtTemplate changed(JwtTemplate before, ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        String name = Objects.requireNonNullElse(parameters.textOr("name", before.name()), before.name());
        templates
                .findByName(name)
                .filter(other -> !other.id().equals(before.id()))
                .ifPresent(_ -> {
                    throw ClerkApiException.identifierExists("name", "That name is taken. Please try another.");
                });
        Map<String, Object> claims = parameters.object("claims", before.claims());
        claims.keySet().stream().filter(RESERVED_CLAIMS::contains).findFirst().ifPresent(claim -> {
            throw ClerkApiException.rejected(
                    422,
                    "jwt_template_reserved_claim",
                    "reserved claim",
                    "claims",
                    "You can't use the reserved claim: " + claim);
        });
        boolean custom = parameters.flag("custom_signing_key", before.signingKey() != null);
        String algorithm = custom ? parameters.textOr("signing_algorithm", before.signingAlgorithm()) : null;
        if (custom && (algorithm == null || !CUSTOM_ALGORITHMS.contains(algorithm))) {
            throw ClerkApiException.badParameter(
                    "signing_algorithm", "The emulator signs with HS256, HS384 and HS512 with a custom key.");
        }
        String key = custom ? parameters.textOr("signing_key", before.signingKey()) : null;
        if (custom && key == null) {
            throw ClerkApiException.missingParameter("signing_key");
        }
        return new JwtTemplate(
                before.id(),
                name,
                claims,
                parameters.number("lifetime").orElse(before.lifetime()),
                parameters.number("allowed_clock_skew").orElse(before.allowedClockSkew()),
                algorithm == null ? INSTANCE_ALGORITHM : algorithm,
                key,
                before.createdAt(),
                time.millis());
    }

    private JwtTemplate existing(String id) {
        return templates.find(id).orElseThrow(() -> ClerkApiException.notFound("JWT template", id));
    }

    private static Map<String, Object> json(JwtTemplate template) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", "jwt_template");
        json.put("id", template.id());
        json.put("name", template.name());
        json.put("claims", template.claims());
        json.put("lifetime", template.lifetime());
        json.put("allowed_clock_skew", template.allowedClockSkew());
        json.put("custom_signing_key", template.signingKey() != null);
        json.put("signing_algorithm", template.signingAlgorithm());
        json.put("created_at", template.createdAt());
        json.put("updated_at", template.updatedAt());
        return json;
    }
}
