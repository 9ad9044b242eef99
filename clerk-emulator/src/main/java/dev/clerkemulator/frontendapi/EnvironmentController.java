package dev.clerkemulator.frontendapi;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The configuration that clerk-js loads on start. */
@RestController
@RequestMapping({FrontendApi.ROOT, FrontendApi.PROXIED})
public final class EnvironmentController {
    private static final String RESOURCE = "environment.json";

    private final Instance instance;
    private final ObjectNode template;

    EnvironmentController(Instance instance, JsonMapper mapper) {
        this.instance = instance;
        try (InputStream in = EnvironmentController.class.getResourceAsStream(RESOURCE)) {
            template = (ObjectNode) mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In development clerk-js loads the environment with PATCH. */
    @GetMapping("/environment")
    ObjectNode environment(HttpServletRequest request) {
        boolean proxied = request.getRequestURI().startsWith(FrontendApi.PROXY_PREFIX);
        String base = proxied ? FrontendApi.PROXY_PREFIX : instance.issuer().toString();
        ObjectNode environment = template.deepCopy();
        environment.withObject("auth_config").put("id", "aac_" + instance.id());
        environment
                .withObject("display_config")
                .put("id", "display_config_" + instance.id())
                .put("sign_in_url", base + "/sign-in")
                .put("sign_up_url", base + "/sign-up");
        return environment;
    }

    @PatchMapping("/environment")
    ObjectNode environmentByPatch(HttpServletRequest request) {
        return environment(request);
    }

    /** Returns the token of a browser. Requests that contain it are assigned to the client of its sign-in. */
    @PostMapping("/dev_browser")
    Map<String, String> devBrowser() {
        return Map.of("id", Ids.next("dvb_"));
    }
}
