package dev.clerkemulator.backendapi;

import dev.clerkemulator.document.Operations;
import dev.clerkemulator.document.Operations.Operation;
import dev.clerkemulator.document.SchemaCheck.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rejects query parameters and members of bodies that Clerk's document does not contain, or whose type or value does not
 * conform to it. The extensions of the emulator are exempt.
 */
@RestControllerAdvice
public final class RequestCheck extends RequestBodyAdviceAdapter implements HandlerInterceptor {
    private static final Set<String> EXTENSIONS =
            Set.of("azp", "email_verified", "image_url", "phone_verified", "status");
    private static final Set<String> GENERAL_PARAMETERS = Set.of("__clerk_api_version", "nonce");
    /** Clerk's SDK sends them with counts too, although the document does not contain them there. */
    private static final Set<String> PAGE_PARAMETERS = Set.of("limit", "offset", "order_by", "starting_after");
    /** Clerk uses the default for a limit that is out of range. */
    private static final String LIMIT = "limit";

    private final Operations operations;
    private final HttpServletRequest currentRequest;
    private final JsonMapper mapper;

    RequestCheck(Operations operations, HttpServletRequest currentRequest, JsonMapper mapper) {
        this.operations = operations;
        this.currentRequest = currentRequest;
        this.mapper = mapper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        operations.find(request.getMethod(), request.getRequestURI()).ifPresent(operation -> {
            if (operation.definition().has("answers")) {
                JsonNode known = operation.definition().path("query");
                request.getParameterMap().forEach((name, values) -> parameter(operation, known, name, values));
                for (JsonNode required : operation.definition().path("required")) {
                    if (request.getParameter(required.stringValue()) == null) {
                        throw ClerkApiException.missingParameter(required.stringValue());
                    }
                }
            }
        });
        return true;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return parameter.getParameterType() == ObjectNode.class;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        operations
                .find(currentRequest.getMethod(), currentRequest.getRequestURI())
                .filter(operation -> operation.definition().has("body"))
                .ifPresent(operation -> {
                    ObjectNode documented = ((ObjectNode) body).deepCopy();
                    documented.remove(EXTENSIONS);
                    reject(
                            operation,
                            operations.schemas().check(operation.definition().path("body"), documented, ""));
                });
        return body;
    }

    private void parameter(Operation operation, JsonNode known, String name, String[] values) {
        boolean ignored = GENERAL_PARAMETERS.contains(name)
                || (PAGE_PARAMETERS.contains(name)
                        && operation.path().getPatternString().endsWith("/count"));
        if (ignored) {
            return;
        }
        String documented = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
        JsonNode schema = known.path(documented);
        if (schema.isMissingNode()) {
            throw ClerkApiException.unknownParameter(documented);
        }
        if (schema.path("type").asString("").equals("array")) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            List.of(values).forEach(array::add);
            reject(operation, operations.schemas().check(schema, array, documented));
            return;
        }
        if (values.length > 1) {
            throw ClerkApiException.duplicateParameter(documented);
        }
        if (values[0].isEmpty() || documented.equals(LIMIT)) {
            return;
        }
        reject(operation, operations.schemas().check(schema, typed(schema, values[0]), documented));
    }

    private JsonNode typed(JsonNode schema, String value) {
        JsonNode text = JsonNodeFactory.instance.stringNode(value);
        if (schema.path("type").asString("").equals("string")) {
            return text;
        }
        try {
            return mapper.readTree(value);
        } catch (JacksonException e) {
            return text;
        }
    }

    private static void reject(Operation operation, Optional<Violation> violation) {
        violation.ifPresent(found -> {
            throw ClerkApiException.violation(found, operation.answers(422) || !operation.answers(400) ? 422 : 400);
        });
    }
}
