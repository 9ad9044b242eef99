package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.MachineToken;
import com.campusg.clerk.domain.OpaqueToken;

class InMemoryMachineTokensTest extends MachineTokensContract {

    private final InMemoryMachineTokens machineTokens = new InMemoryMachineTokens();

    @Override
    protected MachineTokens machineTokens() {
        return machineTokens;
    }

    @Override
    protected void issue(OpaqueToken token, MachineToken known) {
        machineTokens.issue(token, known);
    }

    @Override
    protected void goAway() {
        machineTokens.goAway();
    }
}
