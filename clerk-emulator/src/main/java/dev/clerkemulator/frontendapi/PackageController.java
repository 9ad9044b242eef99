package dev.clerkemulator.frontendapi;

import dev.clerkemulator.ClerkEmulatorSettings;
import dev.clerkemulator.instance.Instance;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
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
 *
 * <p>clerk-js passes the token of a development browser, as third-party cookies may be blocked, only if the host of the Frontend
 * API ends with one of Clerk's development domains. The host of the emulator is added to these.
 */
@RestController
public final class PackageController {
    private static final String CDN = "https://cdn.jsdelivr.net/npm/@clerk/";

    private static final String LAST_DEVELOPMENT_DOMAIN = "\"accountsstage.dev\",\"accounts.dev\"]";

    private final Instance instance;
    private final @Nullable Path packages;

    PackageController(Instance instance, ClerkEmulatorSettings settings) {
        this.instance = instance;
        this.packages = settings.packages();
    }

    @GetMapping({
        "/npm/@clerk/{name:[a-z-]+}@{version:[\\w.-]+}/dist/{file:[\\w.-]+}",
        FrontendApi.PROXY_PREFIX + "/npm/@clerk/{name:[a-z-]+}@{version:[\\w.-]+}/dist/{file:[\\w.-]+}"
    })
    ResponseEntity<Resource> script(@PathVariable String name, @PathVariable String version, @PathVariable String file)
            throws IOException {
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
                .body(
                        name.equals("clerk-js") && file.startsWith("clerk.")
                                ? withDevelopmentHost(script)
                                : new FileSystemResource(script));
    }

    private Resource withDevelopmentHost(Path script) throws IOException {
        String hosts = LAST_DEVELOPMENT_DOMAIN.replace("]", ",\"" + instance.frontendApiHost() + "\"]");
        return new ByteArrayResource(
                Files.readString(script).replace(LAST_DEVELOPMENT_DOMAIN, hosts).getBytes(StandardCharsets.UTF_8));
    }
}
