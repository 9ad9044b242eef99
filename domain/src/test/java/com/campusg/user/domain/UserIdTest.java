package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"7", "0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e"})
    void acceptsNumbersAndUuids(String value) {
        assertThat(new UserId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void rejectsBlankId(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId(value));
    }

    @Test
    void rejectsIdThatExceedsTheColumn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId("7".repeat(37)));
    }
}
