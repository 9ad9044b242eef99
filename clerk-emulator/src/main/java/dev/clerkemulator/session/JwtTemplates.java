package dev.clerkemulator.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores JWT templates in memory. */
public final class JwtTemplates {
    private final Map<String, JwtTemplate> byId = new ConcurrentHashMap<>();

    public JwtTemplate put(JwtTemplate template) {
        byId.put(template.id(), template);
        return template;
    }

    public Optional<JwtTemplate> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<JwtTemplate> findByName(String name) {
        return byId.values().stream()
                .filter(template -> template.name().equals(name))
                .findFirst();
    }

    /** Newest first. */
    public List<JwtTemplate> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(JwtTemplate::id).reversed())
                .toList();
    }

    public Optional<JwtTemplate> delete(String id) {
        return Optional.ofNullable(byId.remove(id));
    }

    public void restore(Collection<JwtTemplate> templates) {
        templates.forEach(this::put);
    }

    public void clear() {
        byId.clear();
    }
}
