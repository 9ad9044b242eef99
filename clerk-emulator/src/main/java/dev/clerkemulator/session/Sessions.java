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
    private final Consumer<Session> listener;
    private final Map<String, Session> byId = new ConcurrentHashMap<>();

    public Sessions(InstantSource time) {
        this(time, _ -> {});
    }

    /**
     * Creates a store.
     *
     * @param listener called with each session that is created or ended
     */
    public Sessions(InstantSource time, Consumer<Session> listener) {
        this.time = time;
        this.listener = listener;
    }

    public Session signIn(String userId, Session.Status status) {
        Session session = Session.signedIn(userId, status, time.instant());
        byId.put(session.id(), session);
        listener.accept(session);
        return session;
    }

    /** Signs a user in on a client and replaces the live sessions of the client. */
    public synchronized Session signIn(String userId, BrowserClient client, Session.Status status) {
        liveSessionsOf(client).forEach(session -> end(session.id(), Session.Status.REPLACED));
        Session session = Session.signedIn(userId, client.id(), status, time.instant());
        byId.put(session.id(), session);
        listener.accept(session);
        return session;
    }

    /** The live sessions of a client, newest first. */
    public List<Session> liveSessionsOf(BrowserClient client) {
        return byId.values().stream()
                .filter(session -> session.clientId().equals(client.id()) && session.isLive())
                .sorted(Comparator.comparing(Session::createdAt).reversed())
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
