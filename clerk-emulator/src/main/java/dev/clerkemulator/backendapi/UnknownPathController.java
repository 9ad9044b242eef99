package dev.clerkemulator.backendapi;

import dev.clerkemulator.document.Operations;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handles all other paths, so that they require the secret key as well. */
@RestController
public final class UnknownPathController {

    private final Operations operations;

    UnknownPathController(Operations operations) {
        this.operations = operations;
    }

    /** Returns 501 for an operation that Clerk documents, and 404 otherwise. */
    @RequestMapping("/v1/**")
    ResponseEntity<ClerkErrors> unknown(HttpServletRequest request) {
        return operations
                .find(request.getMethod(), request.getRequestURI())
                .map(operation -> ClerkApiException.notImplemented())
                .orElseGet(ClerkApiException::unknownPath)
                .response();
    }
}
