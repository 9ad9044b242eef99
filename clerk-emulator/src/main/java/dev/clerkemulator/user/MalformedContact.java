package dev.clerkemulator.user;

/** This is no e-mail address, or no phone number. */
public final class MalformedContact extends RuntimeException {
    private final String parameter;

    MalformedContact(String parameter, String demand) {
        super(parameter + " " + demand);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
