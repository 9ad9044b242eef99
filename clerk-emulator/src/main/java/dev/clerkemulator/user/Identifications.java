package dev.clerkemulator.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The identifications of one kind of a user. At most one of them is primary. */
public record Identifications(
        List<Identification> entries, @Nullable String primaryId) {

    public Identifications {
        entries = List.copyOf(entries);
    }

    public static Identifications startingWith(List<Identification> entries) {
        return new Identifications(
                entries, entries.isEmpty() ? null : entries.getFirst().id());
    }

    public Optional<Identification> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    public Optional<Identification> primary() {
        return Optional.ofNullable(primaryId).flatMap(this::find);
    }

    /** Adds an identification. If there is no primary one, a verified one becomes primary. */
    public Identifications with(Identification added, boolean primary) {
        List<Identification> all = new ArrayList<>(entries);
        all.add(added);
        boolean becomesPrimary = primary || (primaryId == null && added.verified());
        return new Identifications(all, becomesPrimary ? added.id() : primaryId);
    }

    public Identifications replacing(Identification changed) {
        return new Identifications(
                entries.stream()
                        .map(entry -> entry.id().equals(changed.id()) ? changed : entry)
                        .toList(),
                primaryId);
    }

    /** Removes an identification. If it was primary, the first verified one becomes primary. */
    public Identifications without(String id) {
        List<Identification> others =
                entries.stream().filter(entry -> !entry.id().equals(id)).toList();
        if (!Objects.equals(id, primaryId)) {
            return new Identifications(others, primaryId);
        }
        Optional<String> next = others.stream()
                .filter(Identification::verified)
                .map(Identification::id)
                .findFirst();
        return new Identifications(others, next.orElse(null));
    }

    public Identifications withPrimary(@Nullable String id) {
        return new Identifications(entries, id);
    }
}
