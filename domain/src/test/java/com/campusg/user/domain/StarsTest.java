package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void acceptsOneToFive(int value) {
        assertThat(Stars.isValid(value)).isTrue();
        assertThat(new Stars(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 6, Integer.MAX_VALUE})
    void rejectsOtherValues(int value) {
        assertThat(Stars.isValid(value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Stars(value));
    }
}
