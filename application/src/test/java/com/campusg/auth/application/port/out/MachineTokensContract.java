package com.campusg.auth.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract of {@link MachineTokens}: runs against the in-memory implementation and the adapter. */
public abstract class MachineTokensContract {

    protected static final OpaqueToken TOKEN = new OpaqueToken("mt_2bX9mQkT7LhYc3VdRw5sZaPfN1e");
    private static final Instant END = Instant.parse("2026-11-23T11:00:00.123Z");

    protected abstract MachineTokens machineTokens();

    /** Makes Clerk know the token. */
    protected abstract void issue(OpaqueToken token, MachineToken known);

    /** Makes Clerk unavailable. */
    protected abstract void fail();

    static Stream<MachineToken> tokens() {
        return Stream.of(
                new MachineToken("mch_orders", Set.of("mch_users", "mch_payments"), false, false, END),
                new MachineToken("mch_orders", Set.of(), false, false, null),
                new MachineToken("mch_orders", Set.of("mch_users"), true, false, END),
                new MachineToken("mch_orders", Set.of("mch_users"), false, true, END));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void returnsKnownToken(MachineToken known) {
        issue(TOKEN, known);

        assertThat(machineTokens().find(TOKEN)).contains(known);
    }

    @Test
    void returnsEmptyForUnknownToken() {
        assertThat(machineTokens().find(TOKEN)).isEmpty();
    }

    @Test
    void throwsIfClerkIsUnavailable() {
        fail();

        assertThatExceptionOfType(MachineTokensUnavailableException.class)
                .isThrownBy(() -> machineTokens().find(TOKEN));
    }
}
