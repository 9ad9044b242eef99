package dev.clerkemulator.session;

import dev.clerkemulator.instance.Ids;
import java.util.Comparator;
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
     * @param clientId the id of the browser client
     * @param strategy the strategy of the first factor; null if none has been selected
     * @param verified whether the first factor has been verified
     * @param secondStrategy the strategy of the second factor; null if none has been verified
     * @param sessionId null until the attempt is complete
     */
    public record SignIn(
            String id,
            String clientId,
            @Nullable String userId,
            @Nullable String identifier,
            @Nullable String strategy,
            boolean verified,
            @Nullable String secondStrategy,
            @Nullable String sessionId) {

        public static SignIn started(String clientId) {
            return new SignIn(Ids.next("sia_"), clientId, null, null, null, false, null, null);
        }

        public SignIn identified(String user, @Nullable String by) {
            return new SignIn(id, clientId, user, by, strategy, verified, secondStrategy, sessionId);
        }

        public SignIn with(@Nullable String newStrategy, boolean newVerified) {
            return new SignIn(id, clientId, userId, identifier, newStrategy, newVerified, secondStrategy, sessionId);
        }

        public SignIn withSecondFactor(String newSecondStrategy) {
            return new SignIn(id, clientId, userId, identifier, strategy, verified, newSecondStrategy, sessionId);
        }

        public SignIn completed(Session session) {
            return new SignIn(id, clientId, userId, identifier, strategy, true, secondStrategy, session.id());
        }

        /** Returns the status in Clerk's API. */
        public String status() {
            if (sessionId != null) {
                return "complete";
            }
            if (!verified) {
                return userId == null ? "needs_identifier" : "needs_first_factor";
            }
            return isPasswordReset() ? "needs_new_password" : "needs_second_factor";
        }

        public boolean isPasswordReset() {
            return strategy != null && strategy.startsWith("reset_password_");
        }
    }

    /**
     * An attempt to sign up.
     *
     * @param clientId the id of the browser client
     * @param form the fields of the user
     * @param verified whether the code of the e-mail address or phone number has been entered
     */
    public record SignUp(
            String id,
            String clientId,
            Map<String, String> form,
            boolean verified,
            @Nullable String userId,
            @Nullable String sessionId,
            long createdAt) {

        public SignUp with(Map<String, String> newForm, boolean newVerified) {
            return new SignUp(id, clientId, newForm, newVerified, userId, sessionId, createdAt);
        }

        public SignUp completed(Session session) {
            return new SignUp(id, clientId, form, true, session.userId(), session.id(), createdAt);
        }
    }

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

    /** The latest attempt of a client that is not complete. */
    public Optional<SignIn> currentSignIn(String clientId) {
        return signIns.values().stream()
                .filter(signIn -> signIn.clientId().equals(clientId))
                .max(Comparator.comparing(SignIn::id))
                .filter(signIn -> signIn.sessionId() == null);
    }

    /** The latest attempt of a client that is not complete. */
    public Optional<SignUp> currentSignUp(String clientId) {
        return signUps.values().stream()
                .filter(signUp -> signUp.clientId().equals(clientId))
                .max(Comparator.comparing(SignUp::id))
                .filter(signUp -> signUp.sessionId() == null);
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
