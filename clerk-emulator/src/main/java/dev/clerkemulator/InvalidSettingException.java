package dev.clerkemulator;

/** A setting that the emulator cannot start with. The message is one line for the person who set it, without secrets. */
public final class InvalidSettingException extends RuntimeException {
    private final String variable;

    InvalidSettingException(String variable, String problem) {
        super(variable + ": " + problem);
        this.variable = variable;
    }

    /** The name of the environment variable. */
    public String variable() {
        return variable;
    }
}
