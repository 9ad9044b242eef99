package com.campusg.rating.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {

    static Stream<String> invalid() {
        return Stream.of("", " ", "a b", "a\u0000", "ä", "a\n", "x".repeat(129));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "order-4711", "0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e", "~!"})
    void acceptsVisibleAscii(String text) {
        assertThat(OrderId.parse(text)).contains(new OrderId(text));
        assertThat(OrderId.parse("x".repeat(128))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void rejectsOtherText(String text) {
        assertThat(OrderId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(text));
    }
}
