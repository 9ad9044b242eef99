package dev.clerkemulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningSecretTest {
    private static final String BODY = "{\"name\":\"Zoë 🎓\"}";

    private final SigningSecret secret = SigningSecret.generate();
    private final Instant now = Instant.now();

    @Test
    void createsTheSignatureOfThePublishedExample() {
        SigningSecret published = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        String signature = published.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isVerifiedBySvix() throws Exception {
        var verifier = new com.svix.Webhook(secret.text());
        String signature = secret.sign("msg_1", now, BODY);

        assertThatCode(() -> verifier.verify(BODY, headers("svix", signature))).doesNotThrowAnyException();
        assertThatThrownBy(() -> verifier.verify(BODY + " ", headers("svix", signature)))
                .isInstanceOf(com.svix.exceptions.WebhookVerificationException.class);
    }

    @Test
    void isVerifiedByStandardWebhooks() throws Exception {
        var verifier = new com.standardwebhooks.Webhook(secret.text());
        String signature = secret.sign("msg_1", now, BODY);

        assertThatCode(() -> verifier.verify(BODY, headers("webhook", signature).map()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> verifier.verify(
                        BODY + " ", headers("webhook", signature).map()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void rejectsInvalidSecrets() {
        assertThatThrownBy(() -> SigningSecret.parse("whsec_not base64")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningSecret.parse("whsec_")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotPrinted() {
        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    private HttpHeaders headers(String family, String signature) {
        return HttpHeaders.of(
                Map.of(
                        family + "-id", List.of("msg_1"),
                        family + "-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        family + "-signature", List.of(signature)),
                (name, value) -> true);
    }
}
