package com.campusg.sync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

    @ParameterizedTest
    @ValueSource(strings = {"whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID", "AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID"})
    void isParsedWithAndWithoutPrefix(String text) {
        assertThat(SigningSecret.parse(text))
                .hasValueSatisfying(
                        secret -> assertThat(secret.key()).hasSize(24).startsWith(1, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQIDAQ",
                "whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQIDAR==",
                "whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQIDAQI-",
                "whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQIDAQI_",
                "whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID ",
                " whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID",
                "whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID\nAQID",
                "WHSEC_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID",
                "whsec_whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID",
                "sk_test_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID"
            })
    void isRejectedIfItIsNotStandardBase64(String text) {
        assertThat(SigningSecret.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_YQ==", "changeme", "whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQI="})
    void isRejectedIfItHasFewerThan24Bytes(String text) {
        assertThat(SigningSecret.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "whsec_AQIDAQIDAQIDAQIDAQIDAQIDAQIDAQID")
    void isNeitherPrintedNorMutable(String text) {
        SigningSecret secret = SigningSecret.parse(text).orElseThrow();

        secret.key()[0] = 9;

        assertThat(secret).hasToString("SigningSecret[***]");
        assertThat(secret.key()).startsWith(1, 2, 3);
    }
}
