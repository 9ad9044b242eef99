package com.campusg.auth.application.port.out;

import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** In-memory implementation of {@link MachineTokens}. */
public final class InMemoryMachineTokens implements MachineTokens {

    private final Map<OpaqueToken, MachineToken> tokens = new HashMap<>();
    private boolean unavailable;

    @Override
    public Optional<MachineToken> find(OpaqueToken token) {
        if (unavailable) {
            throw new MachineTokensUnavailableException("unavailable");
        }
        return Optional.ofNullable(tokens.get(token));
    }

    public void issue(OpaqueToken token, MachineToken known) {
        tokens.put(token, known);
    }

    public void fail() {
        unavailable = true;
    }
}
