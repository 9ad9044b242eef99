package com.campusg.sync.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningSecretsTest {

    private static final SigningSecret OLD = secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final SigningSecret NEW = secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
    private static final DeliveryId ID = new DeliveryId("msg_1");
    private static final byte[] PAYLOAD = {0, 1, 2};
    private static final String TIMESTAMP = "1614265330";

    private final SigningSecrets secrets = new SigningSecrets(List.of(NEW, OLD));

    @Test
    void nameThePositionsOfThoseThatHaveSigned() {
        assertThat(secrets.signersOf(ID, signature(value(OLD)), PAYLOAD)).containsExactly(1);
        assertThat(secrets.signersOf(ID, signature(value(OLD), value(NEW)), PAYLOAD))
                .containsExactly(0, 1);
        assertThat(secrets.signersOf(ID, signature("forged"), PAYLOAD)).isEmpty();
    }

    @Test
    void areCounted() {
        assertThat(secrets.size()).isEqualTo(2);
    }

    @Test
    void haveSignedADeliveryWhateverItsAge() {
        assertThat(secrets.haveSigned(delivery(signature(value(OLD))))).isTrue();
    }

    @Test
    void haveNotSignedADeliveryOfAnotherIdTimestampOrPayload() {
        Signature signature = signature(value(OLD));

        assertThat(secrets.haveSigned(
                        new Delivery(new DeliveryId("msg_2"), new Payload(PAYLOAD), Instant.EPOCH, signature)))
                .isFalse();
        assertThat(secrets.haveSigned(delivery(new Signature("1614265331", signature.values()))))
                .isFalse();
        assertThat(secrets.haveSigned(new Delivery(ID, new Payload(new byte[] {0}), Instant.EPOCH, signature)))
                .isFalse();
    }

    @Test
    void haveNotSignedADeliveryWithoutSignature() {
        assertThat(secrets.haveSigned(new Delivery(ID, new Payload(PAYLOAD), Instant.EPOCH)))
                .isFalse();
        assertThat(secrets.haveSigned(delivery(signature()))).isFalse();
    }

    private static Delivery delivery(Signature signature) {
        return new Delivery(ID, new Payload(PAYLOAD), Instant.EPOCH, signature);
    }

    private static Signature signature(String... values) {
        return new Signature(TIMESTAMP, List.of(values));
    }

    private static String value(SigningSecret secret) {
        return new String(secret.sign(ID, TIMESTAMP, PAYLOAD), US_ASCII);
    }

    private static SigningSecret secret(String text) {
        return SigningSecret.parse(text).orElseThrow();
    }
}
