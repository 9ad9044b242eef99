package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.adapter.in.token.TokenFixture.CLAIMS;
import static com.campusg.clerk.adapter.in.token.TokenFixture.HEADER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.assertRefused;
import static com.campusg.clerk.adapter.in.token.TokenFixture.base64;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompactTokenTest {

    private static final String GOOD_HEADER = base64(HEADER);
    private static final String GOOD_CLAIMS = base64(CLAIMS);

    static Stream<Arguments> malformed() {
        return Stream.of(
                argumentSet("nothing", ""),
                argumentSet("text", "hello"),
                argumentSet("one dot", GOOD_HEADER + "." + GOOD_CLAIMS),
                argumentSet("two dots only", ".."),
                argumentSet("three dots", GOOD_HEADER + "." + GOOD_CLAIMS + ".AQID."),
                argumentSet("encrypted", GOOD_HEADER + "...AQID.AQID"),
                argumentSet("empty header", "." + GOOD_CLAIMS + ".AQID"),
                argumentSet("empty claims", GOOD_HEADER + "..AQID"),
                argumentSet("header no base64", "{}." + GOOD_CLAIMS + ".AQID"),
                argumentSet("claims padded", GOOD_HEADER + "." + base64("{\"a\":11}") + "=." + "AQID"),
                argumentSet("signature padded", GOOD_HEADER + "." + GOOD_CLAIMS + ".AQ=="),
                argumentSet("signature with stray bits", GOOD_HEADER + "." + GOOD_CLAIMS + ".AR"),
                argumentSet("signature of standard base64", GOOD_HEADER + "." + GOOD_CLAIMS + ".+/+/"),
                argumentSet("signature of five characters", GOOD_HEADER + "." + GOOD_CLAIMS + ".AQIDA"),
                argumentSet("line break inside", GOOD_HEADER + "." + GOOD_CLAIMS + ".AQ\nID"),
                argumentSet("space at the end", GOOD_HEADER + "." + GOOD_CLAIMS + ".AQID "),
                argumentSet("other letters", GOOD_HEADER + "." + GOOD_CLAIMS + ".AQIĀ"),
                argumentSet("header no JSON", token("hello", CLAIMS)),
                argumentSet("header an array", token("[]", CLAIMS)),
                argumentSet("header null", token("null", CLAIMS)),
                argumentSet("claims no JSON", token(HEADER, "{")),
                argumentSet("claims a string", token(HEADER, "\"a\"")),
                argumentSet("claims null", token(HEADER, "null")),
                argumentSet("trailing text", token(HEADER, CLAIMS + "x")),
                argumentSet("trailing object", token(HEADER, CLAIMS + "{}")),
                argumentSet("header member twice", token("{\"alg\":\"none\",\"alg\":\"RS256\"}", CLAIMS)),
                argumentSet("claim twice", token(HEADER, "{\"sub\":\"user_a\",\"sub\":\"user_b\"}")),
                argumentSet("inner member twice", token(HEADER, "{\"o\":{\"id\":1,\"id\":2}}")),
                argumentSet("number that is none", token(HEADER, "{\"exp\":NaN}")),
                argumentSet("number beyond all bounds", token(HEADER, "{\"exp\":1e99999999999}")),
                argumentSet("deep nesting", token(HEADER, "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")),
                argumentSet(
                        "broken UTF-8",
                        GOOD_HEADER + "." + base64("{\"a\":\"\u00ff\"}".getBytes(ISO_8859_1)) + ".AQID"));
    }

    @Test
    void isTakenApart() {
        CompactToken token = CompactToken.parse(GOOD_HEADER + "." + GOOD_CLAIMS + ".AQID");

        assertThat(token.header()).containsEntry("kid", "ins_1").containsEntry("alg", "RS256");
        assertThat(token.claims()).containsEntry("sub", "user_ada").containsEntry("exp", 1795428060);
        assertThat(token.signingInput()).asString().isEqualTo(GOOD_HEADER + "." + GOOD_CLAIMS);
        assertThat(token.signature()).containsExactly(1, 2, 3);
    }

    @Test
    void keepsNumbersExactAndNullsInPlace() {
        CompactToken token = CompactToken.parse(token(HEADER, "{\"exp\":1795428060.123456789012,\"nbf\":null}"));

        assertThat(token.claims())
                .containsEntry("exp", new BigDecimal("1795428060.123456789012"))
                .containsKey("nbf");
    }

    @Test
    void mayHaveAnEmptySignature() {
        assertThat(CompactToken.parse(GOOD_HEADER + "." + GOOD_CLAIMS + ".").signature())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhateverCouldBeReadInTwoWays(String token) {
        assertRefused(TOKEN_INVALID, () -> CompactToken.parse(token));
    }

    private static String token(String header, String claims) {
        return base64(header) + "." + base64(claims) + ".AQID";
    }
}
