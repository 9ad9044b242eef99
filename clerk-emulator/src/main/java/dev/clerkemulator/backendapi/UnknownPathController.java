package dev.clerkemulator.backendapi;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handles all other paths, so that they require the secret key as well. */
@RestController
public final class UnknownPathController {

    @RequestMapping("/v1/**")
    ResponseEntity<ClerkErrors> unknown() {
        return ClerkApiException.unknownPath().response();
    }
}
