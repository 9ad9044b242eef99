package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserEventTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");

    @ParameterizedTest
    @ValueSource(strings = {"registered", "changed", "rated", "erased", "republished"})
    void isCreatedFromItsType(String type) {
        UserEvent event = UserEvent.of(type, ADA, 7, Instant.EPOCH);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.clerkUserId()).isEqualTo(ADA);
        assertThat(event.version()).isEqualTo(7);
        assertThat(event.occurredAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void hasAKnownType() {
        assertThatIllegalArgumentException().isThrownBy(() -> UserEvent.of("renamed", ADA, 7, Instant.EPOCH));
    }
}
