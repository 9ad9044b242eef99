package dev.clerkemulator.control;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes the active faults. */
@RestController
@RequestMapping("/emulator/switches")
public final class FaultInjectionController {

    private final FaultInjection faults;

    FaultInjectionController(FaultInjection faults) {
        this.faults = faults;
    }

    @GetMapping
    FaultSwitches switches() {
        return faults.switches();
    }

    /** Changes the given switches. Switches that are absent or null keep their value. */
    @PutMapping
    FaultSwitches change(@RequestBody ObjectNode requested) {
        return faults.change(requested);
    }
}
