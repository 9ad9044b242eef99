package com.campusg;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells what this service can be asked (OpenAPI). It was found out from the controllers while the service was built, for a
 * start would take a tenth longer with all that can find it out (docs/adr/0029).
 */
@Hidden
@RestController
class ApiDescriptionController {

    private static final Resource DESCRIPTION = new ClassPathResource("openapi.json", ApiDescriptionController.class);

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource apiDescription() {
        return DESCRIPTION;
    }
}
