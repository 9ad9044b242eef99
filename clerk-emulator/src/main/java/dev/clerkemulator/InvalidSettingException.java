package dev.clerkemulator;

/** A setting is invalid. The message is one line that starts with the environment variable and contains no secrets. */
public final class InvalidSettingException extends RuntimeException {
    private final String variable;

    public InvalidSettingException(String variable, String problem) {
        super(variable + ": " + problem);
        this.variable = variable;
    }

    /** The name of the environment variable. */
    public String variable() {
        return variable;
    }
}
