package dev.clerkemulator.instance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the JWKS, newest first. The newest key signs; the others verify tokens that were issued before a rotation. A
 * foreign key, which is not part of the JWKS, signs forged tokens.
 */
public final class SigningKeys {
    private volatile CompletableFuture<List<SigningKey>> published;
    private @Nullable SigningKey foreign;

    public SigningKeys(List<SigningKey> published) {
        if (published.isEmpty()) {
            throw new IllegalArgumentException("At least one key is required.");
        }
        this.published = CompletableFuture.completedFuture(List.copyOf(published));
    }

    private SigningKeys(CompletableFuture<List<SigningKey>> published) {
        this.published = published;
    }

    /** Generates a key in another thread, because this takes up to two seconds of the start. */
    public static SigningKeys generated(String kid) {
        return new SigningKeys(CompletableFuture.supplyAsync(() -> List.of(SigningKey.generate(kid))));
    }

    public SigningKey current() {
        return published().getFirst();
    }

    public List<SigningKey> published() {
        return published.join();
    }

    /** Returns the foreign key with the key id of the current key. */
    public synchronized SigningKey foreign() {
        SigningKey key = foreign;
        if (key == null) {
            key = SigningKey.generate("foreign");
            foreign = key;
        }
        return key.withKid(current().kid());
    }

    public synchronized SigningKey rotate(boolean keepKid, boolean keepOld) {
        SigningKey newKey = SigningKey.generate(keepKid ? current().kid() : Ids.next("key_"));
        Stream<SigningKey> old = keepOld ? published().stream() : Stream.empty();
        published = CompletableFuture.completedFuture(
                Stream.concat(Stream.of(newKey), old).toList());
        return newKey;
    }
}
