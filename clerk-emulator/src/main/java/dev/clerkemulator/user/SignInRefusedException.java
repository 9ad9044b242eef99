package dev.clerkemulator.user;

/** A banned or locked user cannot sign in. */
public final class SignInRefusedException extends RuntimeException {
    private final String code;
    private final String shortMessage;

    SignInRefusedException(String code, String shortMessage, String message) {
        super(message);
        this.code = code;
        this.shortMessage = shortMessage;
    }

    /** The code of Clerk's error. */
    public String code() {
        return code;
    }

    public String shortMessage() {
        return shortMessage;
    }
}
