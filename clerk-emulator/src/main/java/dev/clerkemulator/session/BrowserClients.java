package dev.clerkemulator.session;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores browser clients in memory. */
public final class BrowserClients {
    private final InstantSource time;
    private final Map<String, BrowserClient> bySecret = new ConcurrentHashMap<>();
    private final Map<String, BrowserClient> byDevBrowser = new ConcurrentHashMap<>();

    public BrowserClients(InstantSource time) {
        this.time = time;
    }

    public Optional<BrowserClient> find(@Nullable String secret) {
        return Optional.ofNullable(secret).map(bySecret::get);
    }

    /** Finds the client of a development browser token, which identifies a browser whose client cookie is not sent. */
    public Optional<BrowserClient> findByDevBrowser(@Nullable String token) {
        return Optional.ofNullable(token).map(byDevBrowser::get);
    }

    public void link(String devBrowserToken, BrowserClient client) {
        byDevBrowser.put(devBrowserToken, client);
    }

    public BrowserClient add() {
        BrowserClient client = BrowserClient.created(time.instant());
        bySecret.put(client.secret(), client);
        return client;
    }

    public Optional<BrowserClient> findById(String id) {
        return bySecret.values().stream()
                .filter(client -> client.id().equals(id))
                .findFirst();
    }

    public List<BrowserClient> all() {
        return List.copyOf(bySecret.values());
    }

    public void restore(Collection<BrowserClient> clients) {
        clients.forEach(client -> bySecret.put(client.secret(), client));
    }

    public void clear() {
        bySecret.clear();
        byDevBrowser.clear();
    }
}
