package dev.clerkemulator.user;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Password, TOTP secret and backup codes of a user. They are attributes whose names start with an underscore, which are not
 * part of the JSON object.
 */
public final class Credentials {
    /** The hash of the password. Not set if the user has been created with a digest of another system. */
    public static final String PASSWORD = "_password";

    public static final String TOTP_SECRET = "_totp_secret";
    public static final String BACKUP_CODES = "_backup_codes";

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int TOTP_PERIOD_SECONDS = 30;
    private static final int TOTP_MODULUS = 1_000_000;

    private Credentials() {}

    /** Sets the password, or removes it if it is null. */
    public static User withPassword(User user, @Nullable String password, Instant now) {
        return user.withPassword(password != null)
                .with(PASSWORD, password == null ? null : hash(user.id(), password))
                .with("password_last_updated_at", password == null ? null : now.toEpochMilli());
    }

    public static boolean isPassword(User user, String password) {
        return hash(user.id(), password).equals(user.attribute(PASSWORD));
    }

    /** Whether the code is the current TOTP code (RFC 6238) or that of the period before or after. */
    public static boolean isTotp(User user, String code, Instant now) {
        if (!(user.attribute(TOTP_SECRET) instanceof String secret)) {
            return false;
        }
        long period = now.getEpochSecond() / TOTP_PERIOD_SECONDS;
        return List.of(period - 1, period, period + 1).stream()
                .anyMatch(each -> totp(secret, each).equals(code));
    }

    public static boolean isBackupCode(User user, String code) {
        return user.attribute(BACKUP_CODES) instanceof List<?> codes && codes.contains(code);
    }

    /** Whether a sign-in requires a second factor. */
    public static boolean hasSecondFactor(User user) {
        return user.attribute(TOTP_SECRET) != null || user.attribute(BACKUP_CODES) != null;
    }

    /** Removes a backup code, which is valid once. */
    public static User withoutBackupCode(User user, String code) {
        return user.attribute(BACKUP_CODES) instanceof List<?> codes
                ? user.with(
                        BACKUP_CODES,
                        codes.stream().filter(each -> !each.equals(code)).toList())
                : user;
    }

    static String totp(String secret, long period) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decodeBase32(secret), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(period).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % TOTP_MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA1 is not available.", e);
        }
    }

    private static byte[] decodeBase32(String text) {
        String digits = text.toUpperCase(Locale.ROOT).replace("=", "");
        byte[] bytes = new byte[Math.max(1, digits.length() * 5 / 8)];
        for (int bit = 0; bit < bytes.length * 8 && bit / 5 < digits.length(); bit++) {
            int digit = Math.max(0, BASE32.indexOf(digits.charAt(bit / 5)));
            if ((digit >> (4 - bit % 5) & 1) == 1) {
                bytes[bit / 8] |= (byte) (1 << (7 - bit % 8));
            }
        }
        return bytes;
    }

    private static String hash(String userId, String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }
}
