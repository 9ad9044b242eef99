package dev.clerkemulator.user;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data that an application stores with a user. */
public record Metadata(
        Map<String, Object> publicMetadata, Map<String, Object> privateMetadata, Map<String, Object> unsafeMetadata) {

    public static final Metadata NONE = new Metadata(Map.of(), Map.of(), Map.of());

    /** Merges nested objects recursively. Null removes a key. */
    public Metadata merged(
            Map<String, Object> added, Map<String, Object> addedPrivate, Map<String, Object> addedUnsafe) {
        return new Metadata(
                merge(publicMetadata, added), merge(privateMetadata, addedPrivate), merge(unsafeMetadata, addedUnsafe));
    }

    private static <V> Map<String, Object> merge(Map<String, Object> before, Map<?, V> added) {
        Map<String, Object> result = new LinkedHashMap<>(before);
        added.forEach((name, value) -> {
            Object merged = merged(before.get(name), value);
            if (merged == null) {
                result.remove(name);
            } else {
                result.put(String.valueOf(name), merged);
            }
        });
        return result;
    }

    private static @Nullable Object merged(@Nullable Object before, @Nullable Object added) {
        if (!(added instanceof Map<?, ?> addedObject)) {
            return added;
        }
        Map<String, Object> start = new LinkedHashMap<>();
        if (before instanceof Map<?, ?> object) {
            object.forEach((name, value) -> start.put(String.valueOf(name), value));
        }
        return merge(start, addedObject);
    }
}
