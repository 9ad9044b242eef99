package dev.clerkemulator.control;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Enables the check of responses against Clerk's document, and returns the violations. */
@RestController
@RequestMapping("/emulator/conformance")
public final class ConformanceController {
    private final ConformanceFilter filter;

    ConformanceController(ConformanceFilter filter) {
        this.filter = filter;
    }

    record ConformanceRequest(boolean enabled) {}

    record ConformanceResponse(boolean enabled, long checked, List<String> violations) {}

    @PutMapping
    ConformanceResponse enable(@RequestBody ConformanceRequest request) {
        filter.enable(request.enabled());
        return conformance();
    }

    @GetMapping
    ConformanceResponse conformance() {
        return new ConformanceResponse(filter.isEnabled(), filter.checked(), filter.violations());
    }
}
