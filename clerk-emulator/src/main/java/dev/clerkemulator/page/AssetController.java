package dev.clerkemulator.page;

import dev.clerkemulator.frontendapi.FrontendApi;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the style sheet and the script by name. A resource directory would also expose files of an embedding application. */
@RestController
public final class AssetController {

    @GetMapping({"/assets/page.css", FrontendApi.PROXY_PREFIX + "/assets/page.css"})
    ResponseEntity<Resource> styles() {
        return asset("page.css", MediaType.parseMediaType("text/css;charset=UTF-8"));
    }

    @GetMapping({"/assets/page.js", FrontendApi.PROXY_PREFIX + "/assets/page.js"})
    ResponseEntity<Resource> script() {
        return asset("page.js", MediaType.parseMediaType("text/javascript;charset=UTF-8"));
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<Resource> icon() {
        return asset("icon.svg", MediaType.parseMediaType("image/svg+xml"));
    }

    private static ResponseEntity<Resource> asset(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .body(new ClassPathResource(name, AssetController.class));
    }
}
