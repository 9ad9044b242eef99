package com.campusg.auth.adapter.in.security;

import com.nimbusds.jose.jwk.JWK;
import tools.jackson.core.JacksonException;

/** Any response is either not JSON, or has usable keys, or none. */
final class JwksFuzzTarget {

    private JwksFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            for (JWK key : JwksEndpoint.usableKeys(input)) {
                if (key.getKeyID() == null) {
                    throw new AssertionError("A key without id");
                }
            }
        } catch (JacksonException notJson) {
            // Reported as unavailable.
        }
    }
}
