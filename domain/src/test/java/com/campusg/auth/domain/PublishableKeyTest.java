package com.campusg.auth.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishableKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"pk_test_", "pk_live_"})
    void derivesTheIssuer(String prefix) {
        String text = prefix + base64("topical-mole-42.clerk.accounts.dev$");

        assertThat(PublishableKey.parse(text))
                .map(PublishableKey::issuer)
                .contains("https://topical-mole-42.clerk.accounts.dev");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk.campus.edu", "localhost:5100", "127.0.0.1:5100", "a"})
    void containsTheFrontendApiHost(String host) {
        assertThat(PublishableKey.parse("pk_test_" + base64(host + "$"))).contains(new PublishableKey(host));
    }

    @Test
    void acceptsBase64WithoutPadding() {
        String unpadded = base64("clerk.campus.edu$").replace("=", "");

        assertThat(PublishableKey.parse("pk_live_" + unpadded)).contains(new PublishableKey("clerk.campus.edu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clerk.campus.edu",
                "$",
                "clerk.campus.edu$$",
                "clerk.campus.edu$x",
                "clerk.campus.edu/evil$",
                "https://clerk.campus.edu$",
                "ada@clerk.campus.edu$",
                "clerk campus edu$",
                "clerk.campus.edu\n$",
                "-clerk.campus.edu$",
                "clerk.campus.edu:$",
                "clerk.campus.edu:123456$",
                "clérk.campus.edu$"
            })
    void refusesContentThatIsNotAHost(String content) {
        assertThat(PublishableKey.parse("pk_test_" + base64(content))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pk_test_",
                "pk_prod_YSQ=",
                "sk_test_YSQ=",
                "YSQ=",
                "pk_test_Y",
                "pk_test_YSQ= ",
                "pk_test_YS-Q"
            })
    void refusesOtherText(String text) {
        assertThat(PublishableKey.parse(text)).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
