package dev.clerkemulator.user;

/** A banned or locked user cannot sign in. */
public final class SignInRefusedException extends RuntimeException {
    private final String code;

    SignInRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The code of Clerk's error. */
    public String code() {
        return code;
    }
}
