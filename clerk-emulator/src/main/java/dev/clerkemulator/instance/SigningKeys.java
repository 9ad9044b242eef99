package dev.clerkemulator.instance;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys the instance publishes, newest first: the newest signs, the others only verify tokens from before a
 * rotation. Beside them one foreign key, published nowhere, for forged tokens.
 */
public final class SigningKeys {
    private volatile List<SigningKey> published;
    private @Nullable SigningKey foreign;

    public SigningKeys(List<SigningKey> published) {
        if (published.isEmpty()) {
            throw new IllegalArgumentException("An instance has at least one key.");
        }
        this.published = List.copyOf(published);
    }

    public SigningKey current() {
        return published.getFirst();
    }

    public List<SigningKey> published() {
        return published;
    }

    /** A forger knows the name of the genuine key, so the foreign key goes under it. */
    public synchronized SigningKey foreign() {
        SigningKey known = foreign;
        if (known == null) {
            known = SigningKey.generate("foreign");
            foreign = known;
        }
        return known.renamed(current().kid());
    }

    public synchronized SigningKey rotate(boolean keepKid, boolean keepOld) {
        SigningKey fresh = SigningKey.generate(keepKid ? current().kid() : Ids.next("key_"));
        Stream<SigningKey> old = keepOld ? published.stream() : Stream.empty();
        published = Stream.concat(Stream.of(fresh), old).toList();
        return fresh;
    }
}
