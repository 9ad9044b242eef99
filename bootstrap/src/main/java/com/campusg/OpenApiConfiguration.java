package com.campusg;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds for the whole API and would otherwise stand at each operation. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final String IN_HEADER = "sessionToken";
    private static final String IN_COOKIE = "sessionCookie";

    @Bean
    OpenAPI userServiceApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("CampusG user service")
                        .version("1")
                        .description("Who is signed in on campus, in step with Clerk. All refusals are problem details"
                                + " (RFC 9457) with a stable `code`."))
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
                                        .description("The same token, where Clerk keeps it in the browser.")))
                .addSecurityItem(new SecurityRequirement().addList(IN_HEADER))
                .addSecurityItem(new SecurityRequirement().addList(IN_COOKIE));
    }

    @Bean
    OpenApiCustomizer whatHoldsForAll() {
        return api -> {
            // Every member is always there; what is not known is null.
            api.getComponents().getSchemas().values().forEach(OpenApiConfiguration::requireAllMembers);
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(OpenApiConfiguration::describeRefusals));
        };
    }

    /** The start does not wait for what is needed when somebody asks for the description, and perhaps never. */
    @Bean
    static BeanFactoryPostProcessor describedWhenAsked() {
        return beans -> {
            for (String name : beans.getBeanDefinitionNames()) {
                BeanDefinition definition = beans.getBeanDefinition(name);
                String factory = definition.getFactoryBeanName();
                if (factory != null && factory.startsWith("org.springdoc.")) {
                    definition.setLazyInit(true);
                }
            }
        };
    }

    private static void requireAllMembers(Schema<?> schema) {
        Map<String, ?> members = schema.getProperties();
        if (members != null) {
            schema.setRequired(List.copyOf(members.keySet()));
        }
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema();
        problem.setDescription("Problem details (RFC 9457)");
        problem.addProperty("type", new StringSchema().example("urn:campusg:problem:token-expired"));
        problem.addProperty("title", new StringSchema().example("Unauthorized"));
        problem.addProperty("status", new IntegerSchema().example(401));
        problem.addProperty("detail", new StringSchema().example("The token has expired."));
        problem.addProperty("instance", new StringSchema().example("/me"));
        problem.addProperty("code", new StringSchema().example("token-expired"));
        problem.setRequired(List.of("type", "title", "status", "code"));
        return problem;
    }

    private static void describeRefusals(Operation operation) {
        ApiResponses responses = operation.getResponses();
        boolean needsToken = operation.getSecurity() == null;
        if (needsToken) {
            responses.addApiResponse(
                    "401",
                    new ApiResponse()
                            .description("`missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`,"
                                    + " `token-issued-in-the-future`, `token-invalid-algorithm`,"
                                    + " `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`,"
                                    + " `token-invalid-authorized-parties`, `token-type-mismatch`,"
                                    + " `session-pending`"));
            responses.addApiResponse(
                    "503",
                    new ApiResponse()
                            .description("`keys-unavailable`, `database-unavailable`: nobody can tell; try again"));
        }
        responses.forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
            }
        });
    }
}
