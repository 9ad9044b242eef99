package com.campusg.sync.application;

import com.campusg.user.application.port.out.UserRejectedException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Applies a batch such that a user that the database rejects fails alone. */
final class RejectedUserIsolation {

    private RejectedUserIsolation() {}

    /**
     * Applies the batch as a whole. If the database rejects a user of it, both halves are applied in their order, and so on
     * until the rejected element is alone.
     *
     * @param apply applies elements in one transaction
     * @param reject receives an element that was rejected alone, and the reason
     */
    static <T> void apply(List<T> batch, Consumer<List<T>> apply, BiConsumer<T, String> reject) {
        try {
            apply.accept(batch);
        } catch (UserRejectedException rejected) {
            if (batch.size() == 1) {
                reject.accept(batch.getFirst(), rejected.reason());
                return;
            }
            int half = batch.size() / 2;
            apply(batch.subList(0, half), apply, reject);
            apply(batch.subList(half, batch.size()), apply, reject);
        }
    }
}
