package dev.clerkemulator.frontendapi;

import dev.clerkemulator.ClerkEmulatorSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The scripts that {@code ClerkProvider} loads from the Frontend API, such as clerk-js: from the configured directory of npm
 * packages, in the version that is installed there, or else by a redirect to jsDelivr.
 */
@RestController
public final class PackageController {
    private static final String CDN = "https://cdn.jsdelivr.net/npm/@clerk/";

    private final @Nullable Path packages;

    PackageController(ClerkEmulatorSettings settings) {
        this.packages = settings.packages();
    }

    @GetMapping({
        "/npm/@clerk/{name:[a-z-]+}@{version:[\\w.-]+}/dist/{file:[\\w.-]+}",
        FrontendApi.PROXY_PREFIX + "/npm/@clerk/{name:[a-z-]+}@{version:[\\w.-]+}/dist/{file:[\\w.-]+}"
    })
    ResponseEntity<Resource> script(
            @PathVariable String name, @PathVariable String version, @PathVariable String file) {
        Path script = packages == null ? null : packages.resolve("@clerk/" + name + "/dist/" + file);
        if (script == null || !Files.isRegularFile(script)) {
            return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                    .location(URI.create(CDN + name + "@" + version + "/dist/" + file))
                    .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=utf-8"))
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(new FileSystemResource(script));
    }
}
