package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.MachineToken;
import com.campusg.clerk.domain.OpaqueToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A Clerk that knows the tokens it was told of. */
public final class InMemoryMachineTokens implements MachineTokens {

    private final Map<OpaqueToken, MachineToken> tokens = new HashMap<>();
    private boolean away;

    @Override
    public Optional<MachineToken> find(OpaqueToken token) {
        if (away) {
            throw new ClerkUnavailableException("away");
        }
        return Optional.ofNullable(tokens.get(token));
    }

    public void issue(OpaqueToken token, MachineToken known) {
        tokens.put(token, known);
    }

    public void goAway() {
        away = true;
    }
}
