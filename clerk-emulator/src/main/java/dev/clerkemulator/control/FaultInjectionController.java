package dev.clerkemulator.control;

import dev.clerkemulator.control.InjectedResponses.InjectedResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes the active faults and the injected responses. */
@RestController
@RequestMapping("/emulator")
public final class FaultInjectionController {

    private static final int MIN_STATUS = 200;
    private static final int MAX_STATUS = 599;

    private final FaultInjection faults;
    private final InjectedResponses responses;

    FaultInjectionController(FaultInjection faults, InjectedResponses responses) {
        this.faults = faults;
        this.responses = responses;
    }

    @GetMapping("/switches")
    FaultSwitches switches() {
        return faults.switches();
    }

    /** Changes the given switches. Switches that are absent or null keep their value. */
    @PutMapping("/switches")
    FaultSwitches change(@RequestBody ObjectNode requested) {
        return faults.change(requested);
    }

    @GetMapping("/responses")
    List<InjectedResponse> responses() {
        return responses.all();
    }

    /** Replaces all injected responses. */
    @PutMapping("/responses")
    List<InjectedResponse> replaceResponses(@RequestBody List<ResponseRequest> requested) {
        responses.replace(requested.stream().map(ResponseRequest::response).toList());
        return responses.all();
    }

    /**
     * A response to inject.
     *
     * @param status by default 0 if there is a delay, or else 503
     * @param delayMillis 0 by default
     * @param times 0 by default
     * @see InjectedResponse
     */
    record ResponseRequest(
            @Nullable String method,
            @Nullable String path,
            @Nullable Integer status,
            @Nullable JsonNode body,
            @Nullable Long delayMillis,
            @Nullable Integer times) {

        InjectedResponse response() {
            long delay = delayMillis == null ? 0 : delayMillis;
            int defaultStatus = delay > 0 ? 0 : HttpStatus.SERVICE_UNAVAILABLE.value();
            int code = status == null ? defaultStatus : status;
            int count = times == null ? 0 : times;
            boolean validStatus = code == 0 || (code >= MIN_STATUS && code <= MAX_STATUS);
            if (path == null || !path.startsWith("/") || !validStatus || delay < 0 || count < 0) {
                throw new InvalidRequestException(
                        "A response requires a path, a status of 0 or 200 to 599, and no negative numbers.");
            }
            return new InjectedResponse(method, path, code, body, delay, count);
        }
    }
}
