package com.campusg.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Creates session tokens and deliveries that are signed with generated keys. */
final class Clerk {

    static final String ISSUER = "https://clerk.benchmark.example";

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(3);

    private final byte[] secret = new byte[24];
    private final KeyPair keys;
    private final AtomicLong deliveries = new AtomicLong();

    Clerk() throws GeneralSecurityException {
        new SecureRandom().nextBytes(secret);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    /** Returns the settings of a service that accepts these tokens and deliveries. */
    Map<String, String> environment(String databaseUrl) {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                databaseUrl,
                "CLERK_ISSUER",
                ISSUER,
                "CLERK_JWT_KEY",
                jwtKey(),
                "CLERK_WEBHOOK_SIGNING_SECRET",
                signingSecret());
    }

    /** Returns the public key in the format of {@code CLERK_JWT_KEY}. */
    String jwtKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    String signingSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    static String userId(int number) {
        return "user_bench%022d".formatted(number);
    }

    String token(int user) throws GeneralSecurityException {
        Instant now = Instant.now();
        String input = encode(
                        "{\"alg\":\"RS256\",\"cat\":\"cl_B7d4PD111AAA\",\"kid\":\"ins_benchmark\",\"typ\":\"JWT\"}")
                + "."
                + encode("{\"exp\":%d,\"iat\":%d,\"iss\":\"%s\",\"nbf\":%d,\"sid\":\"sess_%d\",\"sub\":\"%s\",\"v\":2}"
                        .formatted(
                                now.plus(TOKEN_LIFETIME).getEpochSecond(),
                                now.getEpochSecond(),
                                ISSUER,
                                now.getEpochSecond() - 10,
                                user,
                                userId(user)));
        Signature rs256 = Signature.getInstance("SHA256withRSA");
        rs256.initSign(keys.getPrivate());
        rs256.update(input.getBytes(UTF_8));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(rs256.sign());
    }

    /** Returns an HTTP request with a delivery that changes the user. Each delivery has a new id. */
    byte[] delivery(int user, boolean genuine) throws GeneralSecurityException {
        long number = deliveries.incrementAndGet();
        long millis = System.currentTimeMillis();
        String body = """
                {"data":{"id":"%1$s","object":"user","first_name":"First%2$d","last_name":"Last%3$d",\
                "primary_email_address_id":"idn_%3$d","email_addresses":[{"id":"idn_%3$d","object":"email_address",\
                "email_address":"user%3$d@campus.example","verification":{"status":"verified","strategy":"email_code"}}],\
                "phone_numbers":[],"image_url":"https://img.clerk.com/%1$s","public_metadata":{},\
                "created_at":1700000000000,"updated_at":%4$d},"object":"event","type":"user.updated","timestamp":%4$d,\
                "instance_id":"ins_benchmark"}""".formatted(userId(user), number, user, millis);
        String id = "msg_benchmark%018d".formatted(number);
        long timestamp = millis / 1000;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(genuine ? secret : new byte[] {1}, "HmacSHA256"));
        String signature =
                Base64.getEncoder().encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8)));
        return ("POST /api/webhook/clerk HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nsvix-id: "
                        + id
                        + "\r\nsvix-timestamp: " + timestamp + "\r\nsvix-signature: v1," + signature
                        + "\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body)
                .getBytes(UTF_8);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
