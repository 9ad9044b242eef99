package com.campusg.auth.domain;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The publishable key of a Clerk instance: {@code pk_test_} or {@code pk_live_}, followed by the base64 encoding of the
 * host of its Frontend API and a dollar sign (<a
 * href="https://clerk.com/docs/guides/how-clerk-works/overview">Clerk, how Clerk works</a>).
 *
 * @param frontendApi the host, with an optional port
 */
public record PublishableKey(String frontendApi) {

    private static final Pattern GRAMMAR = Pattern.compile("pk_(?:test|live)_([A-Za-z0-9+/]+={0,2})");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?)\\$");

    /** Parses external text. Returns empty if the text is not a publishable key. */
    public static Optional<PublishableKey> parse(String text) {
        Matcher key = GRAMMAR.matcher(text);
        if (!key.matches()) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(key.group(1));
            Matcher host = HOST.matcher(new String(decoded, StandardCharsets.US_ASCII));
            return host.matches() ? Optional.of(new PublishableKey(host.group(1))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The issuer of the instance's tokens: the value of the {@code iss} claim. */
    public String issuer() {
        return "https://" + frontendApi;
    }
}
