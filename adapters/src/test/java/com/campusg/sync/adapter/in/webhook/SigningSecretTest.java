package com.campusg.sync.adapter.in.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

    @ParameterizedTest
    @ValueSource(strings = {"whsec_AQID", "AQID"})
    void isParsedWithAndWithoutPrefix(String text) {
        assertThat(SigningSecret.parse(text))
                .hasValueSatisfying(secret -> assertThat(secret.key()).containsExactly(1, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_AQ",
                "whsec_AR==",
                "whsec_AQI-",
                "whsec_AQI_",
                "whsec_AQID ",
                " whsec_AQID",
                "whsec_AQ\nID",
                "WHSEC_AQID",
                "whsec_whsec_AQID",
                "sk_test_AQID"
            })
    void isRejectedIfItIsNotStandardBase64(String text) {
        assertThat(SigningSecret.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "whsec_AQID")
    void isNeitherPrintedNorMutable(String text) {
        SigningSecret secret = SigningSecret.parse(text).orElseThrow();

        secret.key()[0] = 9;

        assertThat(secret).hasToString("SigningSecret[***]");
        assertThat(secret.key()).containsExactly(1, 2, 3);
    }
}
