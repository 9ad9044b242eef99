package com.campusg.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"mt_a", "mt_0a1b2c", "mt_a-b_c"})
    void acceptsTokensOfMachines(String text) {
        assertThat(OpaqueToken.parse(text)).contains(new OpaqueToken(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mt_", "mt_ä", "ak_a", " mt_a", "mt_a\n"})
    void rejectsOtherText(String text) {
        assertThat(OpaqueToken.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new OpaqueToken(text));
    }

    @Test
    void isRecognizedByItsPrefixEvenIfItIsMalformed() {
        assertThat(OpaqueToken.hasPrefix("mt_ä")).isTrue();
        assertThat(OpaqueToken.hasPrefix("ak_a")).isFalse();
    }

    @Test
    void isPrintedWithoutItsValue() {
        assertThat(new OpaqueToken("mt_secret").toString())
                .doesNotContain("secret")
                .isNotBlank();
    }
}
