package com.campusg.sync.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryIdTest {

    static Stream<String> valid() {
        return Stream.of("msg_p5jXN8AQM9LWM0D4loKWxJek", "!", "~", "a,b;c\"", "a".repeat(256));
    }

    static Stream<String> invalid() {
        return Stream.of("", "a.b", ".", "a b", " a", "a ", "a\t", "a\n", "a\0", "a\u007f", "ä", "a".repeat(257));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsVisibleAsciiWithoutDots(String text) {
        assertThat(DeliveryId.isValid(text)).isTrue();
        assertThat(new DeliveryId(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void rejectsTextThatMakesTheSignedContentAmbiguous(String text) {
        assertThat(DeliveryId.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryId(text));
    }
}
