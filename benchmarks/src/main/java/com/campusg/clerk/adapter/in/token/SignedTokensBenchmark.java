package com.campusg.clerk.adapter.in.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.Verdict;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to believe a session token that comes again, one that comes for the first time, and to refuse one. */
@NullUnmarked // JMH fills the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SignedTokensBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String ISSUER = "https://clerk.campusg.example";
    private static final String PAGE = "https://campusg.example";
    private static final int STRANGERS = 128;

    private RSAPublicKey key;
    private SignedTokens verifier;
    private String known;
    private String forged;
    private String[] strangers;
    private int next;

    @Setup
    public void prepare() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        key = (RSAPublicKey) keys.getPublic();
        verifier = verifier();
        known = token(keys.getPrivate(), "user_known");
        forged = token(generator.generateKeyPair().getPrivate(), "user_known");
        strangers = new String[STRANGERS];
        for (int i = 0; i < STRANGERS; i++) {
            strangers[i] = token(keys.getPrivate(), "user_stranger" + i);
        }
    }

    @Benchmark
    public Verdict again() {
        return verifier.judge(known);
    }

    /** Before the first stranger would come again, the verifier is another one, which remembers nobody. */
    @Benchmark
    public Verdict firstTime() {
        if (next == STRANGERS) {
            next = 0;
            verifier = verifier();
        }
        return verifier.judge(strangers[next++]);
    }

    @Benchmark
    public TokenRefusedException forged() {
        try {
            verifier.judge(forged);
        } catch (TokenRefusedException refused) {
            return refused;
        }
        throw new IllegalStateException("A forgery was believed");
    }

    private SignedTokens verifier() {
        return new SignedTokens(
                new PemTokenKeys(key),
                new SessionPolicy(ISSUER, Set.of(PAGE), false),
                new MachinePolicy(ISSUER, Optional.empty()),
                InstantSource.fixed(NOW));
    }

    private static String token(PrivateKey key, String user) throws GeneralSecurityException {
        long now = NOW.getEpochSecond();
        String claims = """
                {"azp":"%s","exp":%d,"fva":[0,-1],"iat":%d,"iss":"%s","nbf":%d,"sid":"sess_1","sts":"active","sub":"%s","v":2}""".formatted(PAGE, now + 60, now, ISSUER, now - 10, user);
        String input = encode("{\"alg\":\"RS256\",\"cat\":\"cl_B7d4PD111AAA\",\"kid\":\"ins_1\",\"typ\":\"JWT\"}"
                        .getBytes(US_ASCII))
                + "." + encode(claims.getBytes(US_ASCII));
        Signature rs256 = Signature.getInstance("SHA256withRSA");
        rs256.initSign(key);
        rs256.update(input.getBytes(US_ASCII));
        return input + "." + encode(rs256.sign());
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
