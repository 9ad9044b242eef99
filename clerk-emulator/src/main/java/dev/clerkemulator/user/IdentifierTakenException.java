package dev.clerkemulator.user;

/** The e-mail address, phone number, username or external id belongs to another user. */
public final class IdentifierTakenException extends RuntimeException {
    private final String parameter;

    public IdentifierTakenException(String parameter) {
        super("That " + parameter.replace('_', ' ') + " is taken. Please try another.");
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
