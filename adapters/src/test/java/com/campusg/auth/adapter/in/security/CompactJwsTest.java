package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.adapter.in.security.TokenFixture.CLAIMS;
import static com.campusg.auth.adapter.in.security.TokenFixture.HEADER;
import static com.campusg.auth.adapter.in.security.TokenFixture.assertRefused;
import static com.campusg.auth.adapter.in.security.TokenFixture.base64;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompactJwsTest {

    private static final String VALID_HEADER = base64(HEADER);
    private static final String VALID_CLAIMS = base64(CLAIMS);

    static Stream<Arguments> malformed() {
        return Stream.of(
                argumentSet("empty", ""),
                argumentSet("text", "hello"),
                argumentSet("one dot", VALID_HEADER + "." + VALID_CLAIMS),
                argumentSet("two dots only", ".."),
                argumentSet("three dots", VALID_HEADER + "." + VALID_CLAIMS + ".AQID."),
                argumentSet("encrypted", VALID_HEADER + "...AQID.AQID"),
                argumentSet("empty header", "." + VALID_CLAIMS + ".AQID"),
                argumentSet("empty claims", VALID_HEADER + "..AQID"),
                argumentSet("header not base64", "{}." + VALID_CLAIMS + ".AQID"),
                argumentSet("claims padded", VALID_HEADER + "." + base64("{\"a\":11}") + "=." + "AQID"),
                argumentSet("signature padded", VALID_HEADER + "." + VALID_CLAIMS + ".AQ=="),
                argumentSet("signature with trailing bits", VALID_HEADER + "." + VALID_CLAIMS + ".AR"),
                argumentSet("signature of standard base64", VALID_HEADER + "." + VALID_CLAIMS + ".+/+/"),
                argumentSet("signature of five characters", VALID_HEADER + "." + VALID_CLAIMS + ".AQIDA"),
                argumentSet("line break inside", VALID_HEADER + "." + VALID_CLAIMS + ".AQ\nID"),
                argumentSet("space at the end", VALID_HEADER + "." + VALID_CLAIMS + ".AQID "),
                argumentSet("non-ASCII character", VALID_HEADER + "." + VALID_CLAIMS + ".AQIĀ"),
                argumentSet("header not JSON", token("hello", CLAIMS)),
                argumentSet("header an array", token("[]", CLAIMS)),
                argumentSet("header null", token("null", CLAIMS)),
                argumentSet("claims not JSON", token(HEADER, "{")),
                argumentSet("claims a string", token(HEADER, "\"a\"")),
                argumentSet("claims null", token(HEADER, "null")),
                argumentSet("trailing text", token(HEADER, CLAIMS + "x")),
                argumentSet("trailing object", token(HEADER, CLAIMS + "{}")),
                argumentSet("duplicate header member", token("{\"alg\":\"none\",\"alg\":\"RS256\"}", CLAIMS)),
                argumentSet("duplicate claim", token(HEADER, "{\"sub\":\"user_a\",\"sub\":\"user_b\"}")),
                argumentSet("duplicate nested member", token(HEADER, "{\"o\":{\"id\":1,\"id\":2}}")),
                argumentSet("not a number", token(HEADER, "{\"exp\":NaN}")),
                argumentSet("number out of range", token(HEADER, "{\"exp\":1e99999999999}")),
                argumentSet("deep nesting", token(HEADER, "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")),
                argumentSet(
                        "invalid UTF-8",
                        VALID_HEADER + "." + base64("{\"a\":\"\u00ff\"}".getBytes(ISO_8859_1)) + ".AQID"));
    }

    @Test
    void parsesTheParts() {
        CompactJws token = CompactJws.parse(VALID_HEADER + "." + VALID_CLAIMS + ".AQID");

        assertThat(token.header()).containsEntry("kid", "ins_1").containsEntry("alg", "RS256");
        assertThat(token.claims()).containsEntry("sub", "user_ada").containsEntry("exp", 1795428060);
        assertThat(token.signingInput()).asString().isEqualTo(VALID_HEADER + "." + VALID_CLAIMS);
        assertThat(token.signature()).containsExactly(1, 2, 3);
    }

    @Test
    void keepsExactNumbersAndNulls() {
        CompactJws token = CompactJws.parse(token(HEADER, "{\"exp\":1795428060.123456789012,\"nbf\":null}"));

        assertThat(token.claims())
                .containsEntry("exp", new BigDecimal("1795428060.123456789012"))
                .containsKey("nbf");
    }

    @Test
    void acceptsEmptySignature() {
        assertThat(CompactJws.parse(VALID_HEADER + "." + VALID_CLAIMS + ".").signature())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesMalformedAndAmbiguousTokens(String token) {
        assertRefused(TOKEN_INVALID, () -> CompactJws.parse(token));
    }

    private static String token(String header, String claims) {
        return base64(header) + "." + base64(claims) + ".AQID";
    }
}
