package com.campusg.auth.application.port.out;

import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;

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
    protected void fail() {
        machineTokens.fail();
    }
}
