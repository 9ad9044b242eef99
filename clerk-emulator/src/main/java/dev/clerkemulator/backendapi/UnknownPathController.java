package dev.clerkemulator.backendapi;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what nobody else takes, so that a stranger is asked for the secret key there too. */
@RestController
public final class UnknownPathController {

    @RequestMapping("/v1/**")
    ResponseEntity<ClerkErrors> unknown() {
        return Refusal.unknownPath().response();
    }
}
