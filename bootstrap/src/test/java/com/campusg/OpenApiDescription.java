package com.campusg;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
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
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;

/**
 * How springdoc is told what holds for the whole API and would otherwise stand at each operation. No component, for a
 * service has no need of it: only the test that compares the description with the code.
 */
class OpenApiDescription {

    private static final String PROBLEM = "Problem";
    private static final String IN_HEADER = "sessionToken";
    private static final String IN_COOKIE = "sessionCookie";
    private static final String OF_MACHINE = "machineToken";
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

    private static final String NOT_BELIEVED = "The token is not believed: `missing-token`, `token-invalid`,"
            + " `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`,"
            + " `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`,"
            + " `token-invalid-authorized-parties`, `token-type-mismatch`, `session-pending`, `token-revoked`,"
            + " `opaque-token-unsupported`";

    private static final String CANNOT_TELL =
            "Nobody can tell, try again: `keys-unavailable`, `clerk-unavailable`, `database-unavailable`";

    private static final String NOT_INVITED =
            "`insufficient-scope`: this machine was not given access to the machine of" + " this service; ";

    private static final String FOR_MACHINES = "`machine-callers-only`: this is a user's token; ";
    private static final String OTHER_PAGE = "`origin-not-allowed`: no page of this origin may call";

    /** What is not at an operation. */
    @Bean
    OpenAPI userServiceApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("CampusG user service")
                        .version("1")
                        .description("Who is signed in on campus, in step with Clerk, and how people rate each other."
                                + " All refusals are problem details (RFC 9457) with a stable `code`."))
                .components(new Components()
                        .addSecuritySchemes(
                                IN_HEADER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("A session token of Clerk's, as `getToken()` gives it."))
                        .addSecuritySchemes(
                                IN_COOKIE,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("__session")
                                        .description("The same token, where Clerk keeps it in the browser."))
                        .addSecuritySchemes(
                                OF_MACHINE,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A machine-to-machine token of Clerk's, as"
                                                + " `clerkClient.m2m.createToken({ tokenFormat: 'jwt' })` gives it to a"
                                                + " machine that has access to the machine of this service. Opaque"
                                                + " tokens (`mt_…`) are taken where the service has a secret key.")))
                .addSecurityItem(new SecurityRequirement().addList(IN_HEADER))
                .addSecurityItem(new SecurityRequirement().addList(IN_COOKIE));
    }

    @Bean
    OpenApiCustomizer whatHoldsForAll() {
        return api -> {
            // Every member is always there; what is not known is null.
            api.getComponents().getSchemas().values().forEach(OpenApiDescription::requireAllMembers);
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        giveExamples(operation, api.getComponents().getSchemas());
                        describeRefusals(path, operation);
                    }));
        };
    }

    private static void requireAllMembers(Schema<?> schema) {
        Map<String, ?> members = schema.getProperties();
        if (members != null) {
            schema.setRequired(List.copyOf(members.keySet()));
        }
    }

    /** Made of the examples of the members, so that each is written down once. */
    @SuppressWarnings("rawtypes") // as the library has them
    private static void giveExamples(Operation operation, Map<String, Schema> schemas) {
        Stream<Content> answers = operation.getResponses().values().stream().map(ApiResponse::getContent);
        Stream<Content> requests = Stream.ofNullable(operation.getRequestBody()).map(RequestBody::getContent);
        Stream.concat(answers, requests)
                .filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .filter(media -> media.getExample() == null && media.getExamples() == null && media.getSchema() != null)
                .forEach(media -> media.setExample(example(media.getSchema(), schemas)));
    }

    @SuppressWarnings("rawtypes") // as the library has them
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

    private static Schema<?> problem() {
        Schema<?> field = new ObjectSchema();
        field.addProperty("field", new StringSchema());
        field.addProperty("detail", new StringSchema());
        field.setRequired(List.of("field", "detail"));
        Schema<?> problem = new ObjectSchema();
        problem.setDescription("Problem details (RFC 9457)");
        problem.addProperty("type", new StringSchema().description("`" + Problems.TYPE + "` and the code"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema().description("For people; it may change"));
        problem.addProperty("instance", new StringSchema().description("The path that was asked for"));
        problem.addProperty("code", new StringSchema().description("For programs; it never changes its meaning"));
        problem.addProperty(
                "errors",
                new ArraySchema().items(field).description("Only where single fields are wrong: which, and why"));
        problem.setRequired(List.of("type", "title", "status", "code"));
        return problem;
    }

    private static void describeRefusals(String path, Operation operation) {
        ApiResponses responses = operation.getResponses();
        List<SecurityRequirement> security = operation.getSecurity();
        if (security == null || !security.isEmpty()) {
            responses.addApiResponse("401", new ApiResponse().description(NOT_BELIEVED));
            responses.addApiResponse("403", new ApiResponse().description(notAdmitted(security)));
            responses.addApiResponse("503", new ApiResponse().description(CANNOT_TELL));
        }
        responses.addApiResponse("406", new ApiResponse().description("`not-acceptable`: there is only JSON here"));
        responses.addApiResponse("500", new ApiResponse().description("`internal-server-error`: our fault"));
        responses.forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(
                        new Content().addMediaType("application/problem+json", refusal(path, status, response)));
            }
        });
    }

    private static String notAdmitted(@Nullable List<SecurityRequirement> security) {
        boolean forMachines =
                security != null && security.stream().anyMatch(requirement -> requirement.containsKey(OF_MACHINE));
        boolean forUsers =
                security == null || security.stream().anyMatch(requirement -> requirement.containsKey(IN_HEADER));
        return (forMachines ? NOT_INVITED : "") + (forUsers ? "" : FOR_MACHINES) + OTHER_PAGE;
    }

    /** The codes are those that the description names in backticks. */
    private static MediaType refusal(String path, String status, ApiResponse response) {
        List<String> codes = CODE.matcher(response.getDescription())
                .results()
                .map(code -> code.group(1))
                .filter(code -> !code.equals("errors"))
                .toList();
        Schema<?> code = new ObjectSchema();
        StringSchema oneOfThem = new StringSchema();
        oneOfThem.setEnum(codes);
        code.addProperty("code", oneOfThem);
        Schema<?> schema = new Schema<>();
        schema.setAllOf(List.of(new Schema<>().$ref(PROBLEM), code));
        MediaType refusal = new MediaType().schema(schema);
        codes.forEach(name -> refusal.addExamples(name, new Example().value(example(path, status, name))));
        return refusal;
    }

    private static Map<String, Object> example(String path, String status, String code) {
        HttpStatus known = HttpStatus.valueOf(Integer.parseInt(status));
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", Problems.TYPE + code);
        problem.put("title", known.getReasonPhrase());
        problem.put("status", known.value());
        problem.put("instance", path.replace("{clerkUserId}", "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e"));
        problem.put("code", code);
        if (code.equals("invalid-fields")) {
            problem.put(
                    "errors",
                    path.endsWith("/ratings")
                            ? List.of(Map.of("field", "stars", "detail", "Stars are a whole number from 1 to 5."))
                            : List.of(Map.of(
                                    "field", "clerkUserIds[0]", "detail", "A Clerk user id starts with user_.")));
        }
        return problem;
    }
}
