package com.campusg.sync.adapter.in.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.campusg.sync.domain.SigningSecret;
import com.campusg.sync.domain.SigningSecrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.http.HttpHeaders;

/** Verifies headers and body of valid and forged deliveries. */
@NullUnmarked // JMH initializes the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WebhookVerifierBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String ID = "msg_2bX9mQkT7LhYc3VdRw5sZaPfN1e";

    /** A typical user.updated has about 4 KB; metadata can make it much larger. */
    @Param({"4096", "262144"})
    public int bodyBytes;

    private WebhookVerifier verifier;
    private byte[] body;
    private HttpHeaders genuine;
    private HttpHeaders forged;

    @Setup
    public void prepare() throws GeneralSecurityException {
        byte[] key = new byte[24];
        SigningSecret secret = SigningSecret.parse(
                        "whsec_" + Base64.getEncoder().encodeToString(key))
                .orElseThrow();
        verifier = new WebhookVerifier(
                new SigningSecrets(List.of(secret)), InstantSource.fixed(NOW), new SimpleMeterRegistry());
        body = new byte[bodyBytes];
        Arrays.fill(body, (byte) '.');
        genuine = signedWith(key);
        forged = signedWith(new byte[] {1});
    }

    private HttpHeaders signedWith(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((ID + "." + NOW.getEpochSecond() + ".").getBytes(US_ASCII));
        HttpHeaders headers = new HttpHeaders();
        headers.set("svix-id", ID);
        headers.set("svix-timestamp", Long.toString(NOW.getEpochSecond()));
        headers.set("svix-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
        return headers;
    }

    @Benchmark
    public SvixHeaders genuine() {
        SvixHeaders headers = SvixHeaders.of(genuine::getOrEmpty);
        verifier.requireRecent(headers);
        verifier.requireGenuine(headers, body);
        return headers;
    }

    @Benchmark
    public DeliveryRefusedException forged() {
        SvixHeaders headers = SvixHeaders.of(forged::getOrEmpty);
        verifier.requireRecent(headers);
        try {
            verifier.requireGenuine(headers, body);
        } catch (DeliveryRefusedException refused) {
            return refused;
        }
        throw new IllegalStateException("A forged delivery was accepted");
    }
}
