package dev.clerkemulator.session;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All sessions, in memory. */
public final class Sessions {
    private final InstantSource time;
    private final Map<String, Session> byId = new ConcurrentHashMap<>();

    public Sessions(InstantSource time) {
        this.time = time;
    }

    public Session signIn(String userId, Session.Status status) {
        Session session = Session.signedIn(userId, status, time.instant());
        byId.put(session.id(), session);
        return session;
    }

    /** On a device that is known: who was signed in there is so no more. */
    public synchronized Session signIn(String userId, BrowserClient client, Session.Status status) {
        of(client).forEach(session -> end(session.id(), Session.Status.REPLACED));
        Session session = Session.signedIn(userId, client.id(), status, time.instant());
        byId.put(session.id(), session);
        return session;
    }

    /** Those that are not over, the newest first. */
    public List<Session> of(BrowserClient client) {
        return byId.values().stream()
                .filter(session -> session.clientId().equals(client.id()) && session.isLive())
                .sorted(Comparator.comparing(Session::createdAt).reversed())
                .toList();
    }

    public Optional<Session> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Session> end(String id, Session.Status reason) {
        return Optional.ofNullable(byId.computeIfPresent(id, (key, session) -> session.over(reason, time.instant())));
    }

    public void removeAllOf(String userId) {
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
