package com.campusg.sync.adapter.in.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Signature;
import com.campusg.sync.domain.SigningSecret;
import com.campusg.sync.domain.SigningSecrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class WebhookVerifierTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SENT = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final int FORGERIES = 2_000;

    /** The official libraries read the system clock. */
    private final long systemTime = InstantSource.system().instant().getEpochSecond();

    @Test
    void acceptsTheSignatureOfTheDocumentation() {
        assertGenuine(verifier(SECRET), headers(SIGNATURE), BODY.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"test\": 2432232315}", "{\"test\":2432232314}", "", "{\"test\": 2432232314}\n"})
    void rejectsAnotherBody(String body) {
        assertForged(verifier(SECRET), headers(SIGNATURE), body.getBytes(UTF_8));
    }

    @Test
    void rejectsADeliveryWithoutSignature() {
        assertForged(verifier(SECRET), headers(), BODY.getBytes(UTF_8));
    }

    @Test
    void acceptsASignatureByAnyOfTheSecrets() {
        String otherSignature = sign(OTHER_SECRET, SENT, BODY);

        assertGenuine(verifier(OTHER_SECRET, SECRET), headers(SIGNATURE), BODY.getBytes(UTF_8));
        assertGenuine(verifier(SECRET, OTHER_SECRET), headers(SIGNATURE), BODY.getBytes(UTF_8));
        assertGenuine(verifier(SECRET), headers(otherSignature, SIGNATURE), BODY.getBytes(UTF_8));
        assertGenuine(verifier(SECRET), headers(SIGNATURE, otherSignature), BODY.getBytes(UTF_8));
        assertForged(verifier(SECRET), headers(otherSignature), BODY.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void acceptsADeliverySentWithinFiveMinutes(long delay) {
        WebhookVerifier verifier = verifierAt(Instant.ofEpochSecond(SENT + delay, 999_999_999), SECRET);

        assertThatCode(() -> verifier.requireRecent(headers(SIGNATURE))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -SENT, 1_000_000_000})
    void rejectsADeliverySentOutsideFiveMinutes(long delay) {
        WebhookVerifier verifier = verifierAt(Instant.ofEpochSecond(SENT + delay), SECRET);

        assertOutOfRange(verifier, Long.toString(SENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "999999999999",
                "1000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "1614265330000"
            })
    void rejectsATimestampThatIsFarOutOfRange(String timestamp) {
        assertOutOfRange(verifierAt(Instant.ofEpochSecond(SENT), SECRET), timestamp);
    }

    @Test
    void acceptsTheSignaturesOfTheOfficialLibraries() throws Exception {
        Random random = new Random(7);
        for (int number = 0; number < 200; number++) {
            String secret = anySecret(random);
            String body = anyText(random);

            String svix = new com.svix.Webhook(secret).sign(ID, SENT, body);
            String standard = new com.standardwebhooks.Webhook(secret).sign(ID, SENT, body);

            assertThat(svix).as(body).isEqualTo(standard);
            assertGenuine(verifier(secret), headers(svix.substring("v1,".length())), body.getBytes(UTF_8));
        }
    }

    @Test
    void rejectsWhatTheOfficialLibrariesReject() throws Exception {
        Random random = new Random(7);
        com.svix.Webhook svix = new com.svix.Webhook(SECRET);
        com.standardwebhooks.Webhook standard = new com.standardwebhooks.Webhook(SECRET);
        String signature = svix.sign(ID, systemTime, BODY);
        List<String> genuine = List.of(ID, Long.toString(systemTime), signature, BODY);
        assertThat(isRejected(() -> svix.verify(BODY, headerMap("svix", genuine))))
                .isFalse();
        assertThat(isRejected(() -> standard.verify(BODY, headerMap("webhook", genuine))))
                .isFalse();
        assertThat(isRejected(() -> receive(genuine))).isFalse();

        for (int number = 0; number < FORGERIES; number++) {
            List<String> forged = tampered(genuine, random);
            String body = forged.getLast();

            assertThat(isRejected(() -> receive(forged))).as("%s", forged).isTrue();
            assertThat(isRejected(() -> svix.verify(body, headerMap("svix", forged))))
                    .as("%s", forged)
                    .isTrue();
            assertThat(isRejected(() -> standard.verify(body, headerMap("webhook", forged))))
                    .as("%s", forged)
                    .isTrue();
        }
    }

    @Test
    void rejectsOtherBytesThatDecodeToTheSameText() throws Exception {
        String signed = "{\"first_name\":\"\ufffd\"}";
        byte[] invalidUtf8 = "{\"first_name\":\"\u00ff\"}".getBytes(ISO_8859_1);
        com.svix.Webhook svix = new com.svix.Webhook(SECRET);
        String signature = svix.sign(ID, systemTime, signed);
        List<String> headers = List.of(ID, Long.toString(systemTime), signature);

        boolean accepted = !isRejected(() -> svix.verify(new String(invalidUtf8, UTF_8), headerMap("svix", headers)));

        assertThat(accepted).isTrue();
        assertForged(
                verifier(SECRET),
                new SvixHeaders(
                        new DeliveryId(ID),
                        new Signature(Long.toString(systemTime), List.of(signature.substring("v1,".length())))),
                invalidUtf8);
    }

    /** The checks of the controller. */
    private static void receive(List<String> parts) {
        HttpHeaders headers = new HttpHeaders();
        headerMap("svix", parts).forEach(headers::addAll);
        SvixHeaders signed = SvixHeaders.of(headers::getOrEmpty);
        WebhookVerifier verifier = verifierAt(InstantSource.system().instant(), SECRET);
        verifier.requireRecent(signed);
        verifier.requireGenuine(signed, parts.getLast().getBytes(UTF_8));
    }

    private static Map<String, List<String>> headerMap(String family, List<String> parts) {
        return Map.of(
                family + "-id", List.of(parts.get(0)),
                family + "-timestamp", List.of(parts.get(1)),
                family + "-signature", List.of(parts.get(2)));
    }

    /** One of the parts with one character changed, added or removed. */
    private static List<String> tampered(List<String> genuine, Random random) {
        int which = random.nextInt(genuine.size());
        StringBuilder part = new StringBuilder(genuine.get(which));
        int at = random.nextInt(part.length());
        char other = (char) ('!' + random.nextInt('~' - '!'));
        switch (random.nextInt(3)) {
            case 0 -> part.setCharAt(at, part.charAt(at) == other ? '~' : other);
            case 1 -> part.insert(at, other);
            default -> part.deleteCharAt(at);
        }
        List<String> forged = new ArrayList<>(genuine);
        forged.set(which, part.toString());
        return forged;
    }

    private static boolean isRejected(Verification verification) {
        try {
            verification.run();
            return false;
        } catch (Exception rejected) {
            return true;
        }
    }

    private interface Verification {
        void run() throws Exception;
    }

    private static String anySecret(Random random) {
        byte[] key = new byte[24 + random.nextInt(41)];
        random.nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    private static String anyText(Random random) {
        return Stream.generate(() -> random.nextInt(0x20, 0xd800))
                .limit(random.nextInt(200))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String sign(String secret, long timestamp, String body) {
        try {
            return new com.svix.Webhook(secret).sign(ID, timestamp, body).substring("v1,".length());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static SvixHeaders headers(String... signatures) {
        return new SvixHeaders(new DeliveryId(ID), new Signature(Long.toString(SENT), List.of(signatures)));
    }

    private static WebhookVerifier verifier(String... secrets) {
        return verifierAt(Instant.ofEpochSecond(SENT), secrets);
    }

    private static WebhookVerifier verifierAt(Instant now, String... secrets) {
        return new WebhookVerifier(
                new SigningSecrets(Stream.of(secrets)
                        .map(secret -> SigningSecret.parse(secret).orElseThrow())
                        .toList()),
                InstantSource.fixed(now),
                new SimpleMeterRegistry());
    }

    private static void assertGenuine(WebhookVerifier verifier, SvixHeaders headers, byte[] body) {
        assertThatCode(() -> verifier.requireGenuine(headers, body)).doesNotThrowAnyException();
    }

    private static void assertForged(WebhookVerifier verifier, SvixHeaders headers, byte[] body) {
        assertThatExceptionOfType(DeliveryRefusedException.class)
                .isThrownBy(() -> verifier.requireGenuine(headers, body))
                .satisfies(refused ->
                        assertThat(refused.getBody().getProperties()).containsEntry("code", "signature-invalid"));
    }

    private static void assertOutOfRange(WebhookVerifier verifier, String timestamp) {
        SvixHeaders headers = new SvixHeaders(new DeliveryId(ID), new Signature(timestamp, List.of(SIGNATURE)));

        assertThatExceptionOfType(DeliveryRefusedException.class)
                .isThrownBy(() -> verifier.requireRecent(headers))
                .satisfies(refused ->
                        assertThat(refused.getBody().getProperties()).containsEntry("code", "timestamp-out-of-range"));
    }
}
