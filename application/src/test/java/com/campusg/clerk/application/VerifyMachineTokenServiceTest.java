package com.campusg.clerk.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.InMemoryMachineTokens;
import com.campusg.clerk.domain.Caller;
import com.campusg.clerk.domain.MachineId;
import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.MachineToken;
import com.campusg.clerk.domain.OpaqueToken;
import com.campusg.clerk.domain.TokenRefusal;
import com.campusg.clerk.domain.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifyMachineTokenServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final OpaqueToken TOKEN = new OpaqueToken("mt_1");

    private final InMemoryMachineTokens machineTokens = new InMemoryMachineTokens();
    private final VerifyMachineTokenService service = new VerifyMachineTokenService(
            machineTokens,
            new MachinePolicy("https://clerk.campus.edu", Optional.of(new MachineId("mch_users"))),
            InstantSource.fixed(NOW));

    @Test
    void believesWhatClerkKnows() {
        machineTokens.issue(TOKEN, new MachineToken("mch_orders", Set.of("mch_users"), false, false, null));

        assertThat(service.verify(TOKEN)).isEqualTo(new Verdict.Believed(new Caller.Machine("mch_orders")));
    }

    @Test
    void refusesWhatHasExpiredSinceClerkWasAsked() {
        machineTokens.issue(
                TOKEN, new MachineToken("mch_orders", Set.of("mch_users"), false, false, NOW.minusSeconds(6)));

        assertThat(service.verify(TOKEN)).isEqualTo(new Verdict.Refused(TokenRefusal.TOKEN_EXPIRED));
    }

    @Test
    void refusesWhatClerkDoesNotKnow() {
        assertThat(service.verify(TOKEN)).isEqualTo(new Verdict.Refused(TokenRefusal.TOKEN_INVALID));
    }

    @Test
    void judgesNothingWhenClerkIsAway() {
        machineTokens.goAway();

        assertThatExceptionOfType(ClerkUnavailableException.class).isThrownBy(() -> service.verify(TOKEN));
    }
}
