package com.campusg.auth.adapter.in.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.campusg.auth.domain.MachinePolicy;
import com.campusg.auth.domain.SessionPolicy;
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
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** Time to decode a session token with and without a cached signature, and to refuse one with an invalid signature. */
@NullUnmarked // JMH fills the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ClerkJwtDecoderBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String ISSUER = "https://clerk.campusg.example";
    private static final String ORIGIN = "https://campusg.example";
    private static final int NEW_TOKENS = 128;

    private RSAPublicKey key;
    private ClerkJwtDecoder decoder;
    private String cachedToken;
    private String invalidToken;
    private String[] newTokens;
    private int next;

    @Setup
    public void prepare() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        key = (RSAPublicKey) keys.getPublic();
        decoder = decoder();
        cachedToken = token(keys.getPrivate(), "user_cached");
        invalidToken = token(generator.generateKeyPair().getPrivate(), "user_cached");
        newTokens = new String[NEW_TOKENS];
        for (int i = 0; i < NEW_TOKENS; i++) {
            newTokens[i] = token(keys.getPrivate(), "user_new" + i);
        }
    }

    @Benchmark
    public Jwt cached() {
        return decoder.decode(cachedToken);
    }

    /** A new decoder, with an empty cache, replaces the old one before a token is used a second time. */
    @Benchmark
    public Jwt uncached() {
        if (next == NEW_TOKENS) {
            next = 0;
            decoder = decoder();
        }
        return decoder.decode(newTokens[next++]);
    }

    @Benchmark
    public BadJwtException invalid() {
        try {
            decoder.decode(invalidToken);
        } catch (BadJwtException refused) {
            return refused;
        }
        throw new IllegalStateException("An invalid signature was accepted");
    }

    private ClerkJwtDecoder decoder() {
        InstantSource clock = InstantSource.fixed(NOW);
        SessionPolicy sessionPolicy = new SessionPolicy(ISSUER, Set.of(ORIGIN), false);
        MachinePolicy machinePolicy = new MachinePolicy(ISSUER, Optional.empty());
        return new ClerkJwtDecoder(
                new PemSigningKeys(key), new ClerkTokenValidator(sessionPolicy, machinePolicy, clock), clock);
    }

    private static String token(PrivateKey key, String user) throws GeneralSecurityException {
        long now = NOW.getEpochSecond();
        String claims = """
                {"azp":"%s","exp":%d,"fva":[0,-1],"iat":%d,"iss":"%s","nbf":%d,"sid":"sess_1","sts":"active","sub":"%s","v":2}""".formatted(ORIGIN, now + 60, now, ISSUER, now - 10, user);
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
