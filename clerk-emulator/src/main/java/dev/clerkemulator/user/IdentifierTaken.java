package dev.clerkemulator.user;

/** Another user has this e-mail address, phone number, username or external id already. */
public final class IdentifierTaken extends RuntimeException {
    private final String parameter;

    IdentifierTaken(String parameter) {
        super("That " + parameter.replace('_', ' ') + " is taken. Please try another.");
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
