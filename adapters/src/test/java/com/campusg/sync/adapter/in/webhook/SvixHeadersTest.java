package com.campusg.sync.adapter.in.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Signature;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class SvixHeadersTest {

    private static final String SIGNATURE = "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String OTHER = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    static Stream<Arguments> signatures() {
        return Stream.of(
                argumentSet("one", "v1," + SIGNATURE, List.of(SIGNATURE)),
                argumentSet("several", "v1," + OTHER + " v1," + SIGNATURE, List.of(OTHER, SIGNATURE)),
                argumentSet("more spaces", "  v1," + OTHER + "   v1," + SIGNATURE + " ", List.of(OTHER, SIGNATURE)),
                argumentSet("other version", "v1a," + OTHER + " v2," + OTHER + " v1," + SIGNATURE, List.of(SIGNATURE)),
                argumentSet("none", "", List.of()),
                argumentSet("no version", SIGNATURE, List.of()),
                argumentSet("upper case version", "V1," + SIGNATURE, List.of()),
                argumentSet("comma between", "v1," + SIGNATURE + ",v1," + SIGNATURE, List.of()),
                argumentSet("tab between", "v1," + SIGNATURE + "\tv1," + SIGNATURE, List.of()),
                argumentSet("no padding", "v1," + SIGNATURE.replace("=", ""), List.of()),
                argumentSet("padding inside", "v1," + SIGNATURE.replace("+", "="), List.of()),
                argumentSet("base64url", "v1," + SIGNATURE.replace('+', '-').replace('/', '_'), List.of()),
                argumentSet("too long", "v1," + SIGNATURE + "A", List.of()),
                argumentSet("line break at the end", "v1," + SIGNATURE + "\n", List.of()));
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                argumentSet("nothing", Map.of()),
                argumentSet("no id", Map.of("svix-timestamp", "1", "svix-signature", "v1,x")),
                argumentSet("no timestamp", Map.of("svix-id", "a", "svix-signature", "v1,x")),
                argumentSet("no signature", Map.of("svix-id", "a", "svix-timestamp", "1")),
                argumentSet("mixed", Map.of("svix-id", "a", "webhook-timestamp", "1", "webhook-signature", "v1,x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"svix", "webhook", "SVIX", "Webhook"})
    void readsEitherFamily(String family) {
        HttpHeaders headers = headers(family, "msg_a", "1795428000", "v1," + SIGNATURE);

        assertThat(SvixHeaders.of(headers::getOrEmpty))
                .isEqualTo(new SvixHeaders(new DeliveryId("msg_a"), new Signature("1795428000", List.of(SIGNATURE))));
    }

    @Test
    void readsTheCompleteFamilyIfTheOtherIsIncomplete() {
        HttpHeaders headers = headers("webhook", "msg_a", "1795428000", "v1," + SIGNATURE);
        headers.set("svix-id", "msg_b");

        assertThat(SvixHeaders.of(headers::getOrEmpty).id()).isEqualTo(new DeliveryId("msg_a"));
    }

    @Test
    void doesNotCombineHeadersOfTwoFamilies() {
        HttpHeaders headers = headers("svix", "msg_a", "1795428000", "v1," + SIGNATURE);
        headers.addAll(headers("webhook", "msg_b", "1", "v1," + OTHER));

        assertThat(SvixHeaders.of(headers::getOrEmpty))
                .isEqualTo(new SvixHeaders(new DeliveryId("msg_a"), new Signature("1795428000", List.of(SIGNATURE))));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void readsWellFormedSignaturesOfVersionOne(String header, List<String> signatures) {
        assertThat(SvixHeaders.of(headers("svix", "msg_a", "1", header)::getOrEmpty)
                        .signature()
                        .values())
                .isEqualTo(signatures);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "1795428000", "99999999999999999999999999"})
    void keepsTheTextOfTheTimestamp(String timestamp) {
        assertThat(SvixHeaders.of(headers("svix", "msg_a", timestamp, "v1,x")::getOrEmpty)
                        .signature()
                        .timestamp())
                .isEqualTo(timestamp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "01", "00", "+1", "-1", "1.0", "1e9", "0x10", " 1", "1 ", "1\n", "1_000", "١٢", "abc"})
    void rejectsMalformedTimestamp(String timestamp) {
        assertRefused(headers("svix", "msg_a", timestamp, "v1," + SIGNATURE), "signature-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "a\n", "ä"})
    void rejectsMalformedId(String id) {
        assertRefused(headers("svix", id, "1", "v1," + SIGNATURE), "signature-invalid");
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void rejectsIncompleteFamily(Map<String, String> given) {
        HttpHeaders headers = new HttpHeaders();
        given.forEach(headers::set);

        assertRefused(headers, "signature-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svix-id", "svix-timestamp", "svix-signature"})
    void rejectsRepeatedHeader(String name) {
        HttpHeaders headers = headers("svix", "1", "1", "1");
        headers.add(name, "1");

        assertRefused(headers, "signature-invalid");
    }

    @Test
    void limitsTheLengthOfTheSignatureHeader() {
        String longest = "v1," + SIGNATURE + " ".repeat(8 * 1024 - 47);

        assertThat(SvixHeaders.of(headers("svix", "a", "1", longest)::getOrEmpty)
                        .signature()
                        .values())
                .containsExactly(SIGNATURE);
        assertRefused(headers("svix", "a", "1", longest + " "), "signature-invalid");
    }

    private static void assertRefused(HttpHeaders headers, String code) {
        assertThatExceptionOfType(DeliveryRefusedException.class)
                .isThrownBy(() -> SvixHeaders.of(headers::getOrEmpty))
                .satisfies(refused -> {
                    assertThat(refused.getStatusCode().value()).isEqualTo(401);
                    assertThat(refused.getBody().getProperties()).containsEntry("code", code);
                });
    }

    private static HttpHeaders headers(String family, String id, String timestamp, String signature) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(family + "-id", id);
        headers.set(family + "-timestamp", timestamp);
        headers.set(family + "-signature", signature);
        return headers;
    }
}
