package com.campusg.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the OpenAPI document. The document is generated from the annotations of the controllers by a test, because
 * generating it in the service would lengthen the start by a tenth (docs/adr/0029). The annotations of this class describe
 * the API as a whole.
 */
@Hidden
@RestController
@OpenAPIDefinition(
        info =
                @Info(
                        title = "CampusG user service",
                        version = "1",
                        description =
                                "The users of CampusG, kept in sync with Clerk, and their ratings. All error responses"
                                        + " are problem details (RFC 9457) with a stable `code`."),
        security = {
            @SecurityRequirement(name = ApiSecurity.SESSION_TOKEN),
            @SecurityRequirement(name = ApiSecurity.SESSION_COOKIE)
        })
@SecurityScheme(
        name = ApiSecurity.SESSION_TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A session token of Clerk, as returned by `getToken()`.")
@SecurityScheme(
        name = ApiSecurity.SESSION_COOKIE,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        paramName = "__session",
        description = "The same token in the cookie that Clerk sets.")
@SecurityScheme(
        name = ApiSecurity.MACHINE_TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A machine-to-machine token of Clerk, as returned by"
                + " `clerkClient.m2m.createToken({ tokenFormat: 'jwt' })` for a machine that has access to the machine of"
                + " this service. Opaque tokens (`mt_…`) are accepted if the service has a secret key.")
class OpenApiController {

    private static final Resource DOCUMENT = new ClassPathResource("openapi.json", OpenApiController.class);

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource document() {
        return DOCUMENT;
    }
}
