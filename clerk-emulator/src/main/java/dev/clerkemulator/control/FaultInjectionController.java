package dev.clerkemulator.control;

import dev.clerkemulator.control.InjectedResponses.InjectedResponse;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
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
    List<InjectedResponse> replaceResponses(@RequestBody List<InjectedResponse> requested) {
        for (InjectedResponse response : requested) {
            boolean valid =
                    (response.status() == 0 || (response.status() >= MIN_STATUS && response.status() <= MAX_STATUS))
                            && response.path() != null
                            && response.path().startsWith("/")
                            && response.delayMillis() >= 0
                            && response.times() >= 0;
            if (!valid) {
                throw new InvalidRequestException(
                        "A response requires a path, a status of 0 or 200 to 599, and no negative numbers.");
            }
        }
        responses.replace(requested);
        return responses.all();
    }
}
