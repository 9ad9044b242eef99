package com.campusg.clerk.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.clerk.domain.MachineToken;
import com.campusg.clerk.domain.OpaqueToken;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter of {@link MachineTokens} does. */
public abstract class MachineTokensContract {

    protected static final OpaqueToken TOKEN = new OpaqueToken("mt_2bX9mQkT7LhYc3VdRw5sZaPfN1e");
    private static final Instant END = Instant.parse("2026-11-23T11:00:00.123Z");

    protected abstract MachineTokens machineTokens();

    /** Clerk knows the token from now on. */
    protected abstract void issue(OpaqueToken token, MachineToken known);

    /** From now on nobody answers. */
    protected abstract void goAway();

    static Stream<MachineToken> tokens() {
        return Stream.of(
                new MachineToken("mch_orders", Set.of("mch_users", "mch_payments"), false, false, END),
                new MachineToken("mch_orders", Set.of(), false, false, null),
                new MachineToken("mch_orders", Set.of("mch_users"), true, false, END),
                new MachineToken("mch_orders", Set.of("mch_users"), false, true, END));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void tellsWhatClerkSays(MachineToken known) {
        issue(TOKEN, known);

        assertThat(machineTokens().find(TOKEN)).contains(known);
    }

    @Test
    void knowsNoTokenThatClerkDoesNotKnow() {
        assertThat(machineTokens().find(TOKEN)).isEmpty();
    }

    @Test
    void doesNotTakeSilenceForAnAnswer() {
        goAway();

        assertThatExceptionOfType(ClerkUnavailableException.class)
                .isThrownBy(() -> machineTokens().find(TOKEN));
    }
}
