package dev.clerkemulator.session;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Stores sessions in memory. */
public final class Sessions {
    private final InstantSource time;
    private final Consumer<String> admission;
    private final Consumer<Session> listener;
    private final Map<String, Session> byId = new ConcurrentHashMap<>();

    /**
     * Creates a store.
     *
     * @param admission called with the id of a user who signs in; throws an exception to refuse the session
     * @param listener called with each session that is created or ended
     */
    public Sessions(InstantSource time, Consumer<String> admission, Consumer<Session> listener) {
        this.time = time;
        this.admission = admission;
        this.listener = listener;
    }

    public Session signIn(String userId, Session.Status status) {
        return start(Session.signedIn(userId, status, time.instant()));
    }

    /** Signs a user in on a client, and replaces the live session that the same user has on it. */
    public synchronized Session signIn(String userId, BrowserClient client, Session.Status status) {
        Session session = Session.signedIn(userId, client.id(), status, time.instant());
        admission.accept(userId);
        liveSessionsOf(client).stream()
                .filter(other -> other.userId().equals(userId))
                .forEach(other -> end(other.id(), Session.Status.REPLACED));
        return start(session);
    }

    /** Makes a session the most recently active one of its client. */
    public Optional<Session> touch(String id) {
        return Optional.ofNullable(byId.computeIfPresent(
                id, (key, session) -> session.isLive() ? session.touched(time.instant()) : session));
    }

    private Session start(Session session) {
        admission.accept(session.userId());
        byId.put(session.id(), session);
        listener.accept(session);
        return session;
    }

    /** The live sessions of a client, the most recently active one first. */
    public List<Session> liveSessionsOf(BrowserClient client) {
        return byId.values().stream()
                .filter(session -> session.clientId().equals(client.id()) && session.isLive())
                .sorted(Comparator.comparing(Session::updatedAt)
                        .thenComparing(Session::id)
                        .reversed())
                .toList();
    }

    public Optional<Session> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Session> end(String id, Session.Status reason) {
        Optional<Session> before = find(id);
        Optional<Session> after =
                Optional.ofNullable(byId.computeIfPresent(id, (key, session) -> session.ended(reason, time.instant())));
        after.filter(session -> before.filter(Session::isLive).isPresent()).ifPresent(listener);
        return after;
    }

    public void revokeAllOf(String userId) {
        byId.values().stream()
                .filter(session -> session.userId().equals(userId) && session.isLive())
                .forEach(session -> end(session.id(), Session.Status.REVOKED));
    }

    public void deleteAllOf(String userId) {
        byId.values().removeIf(session -> session.userId().equals(userId));
    }

    public List<Session> all() {
        return List.copyOf(byId.values());
    }

    public void restore(Collection<Session> sessions) {
        sessions.forEach(session -> byId.put(session.id(), session));
    }

    public void clear() {
        byId.clear();
    }
}
