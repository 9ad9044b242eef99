package dev.clerkemulator.user;

import java.util.Map;

/** What an application hangs onto a user: of no meaning to Clerk. */
public record Metadata(
        Map<String, Object> publicMetadata, Map<String, Object> privateMetadata, Map<String, Object> unsafeMetadata) {

    public static final Metadata NONE = new Metadata(Map.of(), Map.of(), Map.of());
}
