package dev.clerkemulator.frontendapi;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The configuration that clerk-js loads on start. */
@RestController
@RequestMapping({FrontendApi.ROOT, FrontendApi.PROXIED})
public final class EnvironmentController {
    private final Instance instance;

    EnvironmentController(Instance instance) {
        this.instance = instance;
    }

    /** Contains the required members only; clerk-js uses defaults for absent ones. */
    @GetMapping("/environment")
    Map<String, Object> environment(HttpServletRequest request) {
        boolean proxied = request.getRequestURI().startsWith(FrontendApi.PROXY_PREFIX);
        String base = proxied ? FrontendApi.PROXY_PREFIX : instance.issuer().toString();
        return Map.of(
                "auth_config",
                Map.of("object", "auth_config", "id", "aac_" + instance.id(), "single_session_mode", true),
                "display_config",
                Map.of(
                        "object",
                        "display_config",
                        "id",
                        "display_config_" + instance.id(),
                        "application_name",
                        "Clerk emulator",
                        "instance_environment_type",
                        "development",
                        "sign_in_url",
                        base + "/sign-in",
                        "sign_up_url",
                        base + "/sign-up"),
                "maintenance_mode",
                false);
    }

    /** In development clerk-js loads the environment with PATCH. */
    @PatchMapping("/environment")
    Map<String, Object> environmentByPatch(HttpServletRequest request) {
        return environment(request);
    }

    /** Returns a development browser id, which clerk-js requires. The emulator identifies browsers by cookie and ignores it. */
    @PostMapping("/dev_browser")
    Map<String, String> devBrowser() {
        return Map.of("id", Ids.next("dvb_"));
    }
}
