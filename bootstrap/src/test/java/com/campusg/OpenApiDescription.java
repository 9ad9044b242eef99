package com.campusg;

import com.campusg.auth.domain.TokenRefusal;
import com.campusg.web.ApiSecurity;
import com.campusg.web.ProblemCodes;
import com.campusg.web.Problems;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;

/**
 * Completes the OpenAPI document that springdoc generates from the annotations of the controllers: adds the error responses
 * that all operations have in common, the schema of problem details and examples. Only the test that generates the document
 * uses it, because springdoc is not part of the service.
 */
class OpenApiDescription {

    private static final String PROBLEM = "Problem";
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

    /** A property of problem details that descriptions name in backticks; all other words in backticks are codes. */
    private static final String ERRORS = "errors";

    @Bean
    OpenApiCustomizer completeDocument() {
        return api -> {
            Components components = api.getComponents();
            components.getSchemas().values().forEach(OpenApiDescription::requireAllMembers);
            components.addSchemas(PROBLEM, problemSchema());
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        addExamples(operation, components.getSchemas());
                        addCommonErrors(path, operation, schemes(api, operation));
                        describeErrors(path, operation.getResponses());
                    }));
        };
    }

    /** Absent values are null, not left out. */
    private static void requireAllMembers(Schema<?> schema) {
        Map<String, ?> members = schema.getProperties();
        if (members != null) {
            schema.setRequired(List.copyOf(members.keySet()));
        }
    }

    private static Schema<?> problemSchema() {
        Schema<?> field = new ObjectSchema();
        field.addProperty("field", new StringSchema());
        field.addProperty("detail", new StringSchema());
        field.setRequired(List.of("field", "detail"));
        Schema<?> problem = new ObjectSchema();
        problem.setDescription("Problem details (RFC 9457)");
        problem.addProperty("type", new StringSchema().description("`" + Problems.TYPE_PREFIX + "` and the code"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema().description("For people; may change"));
        problem.addProperty("instance", new StringSchema().description("The path of the request"));
        problem.addProperty("code", new StringSchema().description("For programs; its meaning never changes"));
        problem.addProperty(
                "traceId",
                new StringSchema()
                        .description(
                                "Identifies the request in the log: the trace id of `traceparent`, or a random one")
                        .example("4bf92f3577b34da6a3ce929d0e0e4736"));
        problem.addProperty(
                ERRORS, new ArraySchema().items(field).description("The invalid fields, only with `invalid-fields`"));
        problem.setRequired(List.of("type", "title", "status", "code"));
        return problem;
    }

    /** The names of the security schemes that an operation accepts; empty if it requires no token. */
    private static Set<String> schemes(OpenAPI api, Operation operation) {
        List<SecurityRequirement> security =
                operation.getSecurity() == null ? api.getSecurity() : operation.getSecurity();
        return security.stream()
                .flatMap(requirement -> requirement.keySet().stream())
                .collect(Collectors.toSet());
    }

    /** The annotations of an operation describe only the errors that are specific to it. */
    private static void addCommonErrors(String path, Operation operation, Set<String> schemes) {
        Map<HttpStatus, String> errors = new EnumMap<>(HttpStatus.class);
        errors.put(HttpStatus.NOT_ACCEPTABLE, named(HttpStatus.NOT_ACCEPTABLE) + ": all responses are JSON");
        errors.put(HttpStatus.INTERNAL_SERVER_ERROR, named(HttpStatus.INTERNAL_SERVER_ERROR) + ": unexpected failure");
        if (!schemes.isEmpty()) {
            errors.put(
                    HttpStatus.UNAUTHORIZED,
                    Arrays.stream(TokenRefusal.values())
                            .map(OpenApiDescription::named)
                            .collect(Collectors.joining(", ", "The token is refused: ", "")));
            errors.put(HttpStatus.FORBIDDEN, forbidden(schemes));
            errors.put(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    Stream.of(
                                    ProblemCodes.KEYS_UNAVAILABLE,
                                    ProblemCodes.CLERK_UNAVAILABLE,
                                    ProblemCodes.DATABASE_UNAVAILABLE)
                            .map(OpenApiDescription::quoted)
                            .collect(Collectors.joining(", ", "A dependency is not available; retry: ", "")));
        }
        errors.forEach((status, description) -> {
            String key = Integer.toString(status.value());
            ApiResponse specific = operation.getResponses().get(key);
            if (specific != null && status != HttpStatus.FORBIDDEN) {
                throw new IllegalStateException(
                        "The response %s is common to all operations: remove it from %s".formatted(key, path));
            }
            String complete = specific == null ? description : specific.getDescription() + "; " + description;
            operation.getResponses().addApiResponse(key, new ApiResponse().description(complete));
        });
    }

    private static String forbidden(Set<String> schemes) {
        String machine = schemes.contains(ApiSecurity.MACHINE_TOKEN)
                ? quoted(ProblemCodes.INSUFFICIENT_SCOPE) + ": the machine has no access to this service; "
                : "";
        String user = schemes.contains(ApiSecurity.SESSION_TOKEN)
                ? ""
                : quoted(ProblemCodes.MACHINE_CALLERS_ONLY) + ": the token is a session token; ";
        return machine + user + quoted(ProblemCodes.ORIGIN_NOT_ALLOWED) + ": the origin is not an authorized party";
    }

    private static String named(Enum<?> constant) {
        return quoted(ProblemCodes.of(constant));
    }

    private static String quoted(String code) {
        return "`" + code + "`";
    }

    /** Adds the schema and an example for each code that the description of an error response names in backticks. */
    private static void describeErrors(String path, ApiResponses responses) {
        responses.forEach((key, response) -> {
            HttpStatus status = HttpStatus.valueOf(Integer.parseInt(key));
            if (status.isError()) {
                response.setContent(
                        new Content().addMediaType("application/problem+json", problem(path, status, response)));
            }
        });
    }

    private static MediaType problem(String path, HttpStatus status, ApiResponse response) {
        List<String> codes = CODE.matcher(response.getDescription())
                .results()
                .map(code -> code.group(1))
                .filter(code -> !code.equals(ERRORS))
                .toList();
        StringSchema oneOfCodes = new StringSchema();
        oneOfCodes.setEnum(codes);
        Schema<?> code = new ObjectSchema();
        code.addProperty("code", oneOfCodes);
        Schema<?> schema = new Schema<>();
        schema.setAllOf(List.of(new Schema<>().$ref(PROBLEM), code));
        MediaType problem = new MediaType().schema(schema);
        codes.forEach(name -> problem.addExamples(name, new Example().value(problemExample(path, status, name))));
        return problem;
    }

    private static Map<String, Object> problemExample(String path, HttpStatus status, String code) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", Problems.TYPE_PREFIX + code);
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("instance", path.replace("{clerkUserId}", "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e"));
        problem.put("code", code);
        if (code.equals(ProblemCodes.INVALID_FIELDS)) {
            problem.put(
                    ERRORS,
                    path.endsWith("/ratings")
                            ? List.of(Map.of("field", "stars", "detail", "Stars are an integer from 1 to 5."))
                            : List.of(Map.of(
                                    "field", "clerkUserIds[0]", "detail", "A Clerk user id starts with user_.")));
        }
        return problem;
    }

    /** Derives the examples of bodies from the examples of their members. */
    @SuppressWarnings("rawtypes") // The library returns raw types.
    private static void addExamples(Operation operation, Map<String, Schema> schemas) {
        Stream<Content> responses = operation.getResponses().values().stream().map(ApiResponse::getContent);
        Stream<Content> requests = Stream.ofNullable(operation.getRequestBody()).map(RequestBody::getContent);
        Stream.concat(responses, requests)
                .filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .filter(media -> media.getExample() == null && media.getExamples() == null && media.getSchema() != null)
                .forEach(media -> media.setExample(example(media.getSchema(), schemas)));
    }

    @SuppressWarnings("rawtypes") // The library returns raw types.
    private static @Nullable Object example(Schema<?> schema, Map<String, Schema> schemas) {
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            return example(Objects.requireNonNull(schemas.get(name)), schemas);
        }
        if (schema.getAnyOf() != null) {
            return example(schema.getAnyOf().getFirst(), schemas);
        }
        if (schema.getProperties() != null) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            schema.getProperties().forEach((name, member) -> members.put(name, example(member, schemas)));
            return members;
        }
        if (schema.getItems() != null && schema.getExample() == null) {
            Object element = example(schema.getItems(), schemas);
            return element == null ? List.of() : List.of(element);
        }
        return schema.getExample();
    }
}
