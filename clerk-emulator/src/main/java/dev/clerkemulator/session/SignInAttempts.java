package dev.clerkemulator.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sign-in tokens, and attempts to sign in and to sign up. They are kept in memory only. */
public final class SignInAttempts {

    /**
     * A sign-in token.
     *
     * @param status pending, accepted or revoked
     */
    public record Ticket(
            String id, String userId, String token, String status, long expiresAt, long createdAt, long updatedAt) {

        public Ticket withStatus(String changed, long now) {
            return new Ticket(id, userId, token, changed, expiresAt, createdAt, now);
        }
    }

    /**
     * An attempt to sign in.
     *
     * @param sessionId null until the attempt is complete
     */
    public record SignIn(
            String id,
            @Nullable String userId,
            @Nullable String identifier,
            @Nullable String strategy,
            @Nullable String sessionId) {}

    /**
     * An attempt to sign up.
     *
     * @param form the fields of the user
     * @param verified whether the code of the e-mail address or phone number has been entered
     */
    public record SignUp(
            String id,
            Map<String, String> form,
            boolean verified,
            @Nullable String userId,
            @Nullable String sessionId,
            long createdAt) {}

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Map<String, SignIn> signIns = new ConcurrentHashMap<>();
    private final Map<String, SignUp> signUps = new ConcurrentHashMap<>();

    public Ticket put(Ticket ticket) {
        tickets.put(ticket.id(), ticket);
        return ticket;
    }

    public Optional<Ticket> ticket(String id) {
        return Optional.ofNullable(tickets.get(id));
    }

    public Optional<Ticket> ticketOf(String token) {
        return tickets.values().stream()
                .filter(ticket -> ticket.token().equals(token))
                .findFirst();
    }

    public SignIn put(SignIn signIn) {
        signIns.put(signIn.id(), signIn);
        return signIn;
    }

    public Optional<SignIn> signIn(String id) {
        return Optional.ofNullable(signIns.get(id));
    }

    public SignUp put(SignUp signUp) {
        signUps.put(signUp.id(), signUp);
        return signUp;
    }

    public Optional<SignUp> signUp(String id) {
        return Optional.ofNullable(signUps.get(id));
    }

    public void clear() {
        tickets.clear();
        signIns.clear();
        signUps.clear();
    }
}
