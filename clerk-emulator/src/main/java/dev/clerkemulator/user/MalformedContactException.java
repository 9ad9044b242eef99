package dev.clerkemulator.user;

/** An e-mail address or a phone number is invalid. */
public final class MalformedContactException extends RuntimeException {
    private final String parameter;

    MalformedContactException(String parameter, String requirement) {
        super(parameter + " " + requirement);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
