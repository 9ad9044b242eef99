package dev.clerkemulator.session;

import java.time.InstantSource;
import java.util.Collection;
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

    public Optional<Session> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Session> revoke(String id) {
        return Optional.ofNullable(byId.computeIfPresent(id, (key, session) -> session.revoked(time.instant())));
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
