package com.campusg.auth.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.auth.application.port.out.InMemoryMachineTokens;
import com.campusg.auth.application.port.out.MachineTokens;
import com.campusg.auth.application.port.out.MachineTokensUnavailableException;
import com.campusg.auth.domain.Caller;
import com.campusg.auth.domain.MachineId;
import com.campusg.auth.domain.MachinePolicy;
import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;
import com.campusg.auth.domain.TokenRefusal;
import com.campusg.auth.domain.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifyMachineTokenServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final OpaqueToken TOKEN = new OpaqueToken("mt_1");

    private final InMemoryMachineTokens machineTokens = new InMemoryMachineTokens();
    private final VerifyMachineTokenService service = service(Optional.of(machineTokens));

    @Test
    void authenticatesKnownToken() {
        machineTokens.issue(TOKEN, new MachineToken("mch_orders", Set.of("mch_users"), false, false, null));

        assertThat(service.verify(TOKEN)).isEqualTo(new Verdict.Authenticated(new Caller.Machine("mch_orders")));
    }

    @Test
    void refusesTokenThatExpiredAfterClerkWasAsked() {
        machineTokens.issue(
                TOKEN, new MachineToken("mch_orders", Set.of("mch_users"), false, false, NOW.minusSeconds(6)));

        assertThat(service.verify(TOKEN)).isEqualTo(new Verdict.Refused(TokenRefusal.TOKEN_EXPIRED));
    }

    @Test
    void refusesUnknownToken() {
        assertThat(service.verify(TOKEN)).isEqualTo(new Verdict.Refused(TokenRefusal.TOKEN_INVALID));
    }

    @Test
    void throwsIfClerkIsUnavailable() {
        machineTokens.fail();

        assertThatExceptionOfType(MachineTokensUnavailableException.class).isThrownBy(() -> service.verify(TOKEN));
    }

    @Test
    void refusesEveryTokenWithoutAccessToClerk() {
        assertThat(service(Optional.empty()).verify(TOKEN))
                .isEqualTo(new Verdict.Refused(TokenRefusal.OPAQUE_TOKEN_UNSUPPORTED));
    }

    private static VerifyMachineTokenService service(Optional<MachineTokens> machineTokens) {
        return new VerifyMachineTokenService(
                machineTokens,
                new MachinePolicy("https://clerk.campus.edu", Optional.of(new MachineId("mch_users"))),
                InstantSource.fixed(NOW));
    }
}
