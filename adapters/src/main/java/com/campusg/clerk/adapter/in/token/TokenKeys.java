package com.campusg.clerk.adapter.in.token;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;

/** The public keys that Clerk signs tokens with. */
interface TokenKeys {

    /**
     * The key that a token's header names, as known now.
     *
     * @throws KeysUnavailableException if no keys are known and none can be had
     */
    Optional<RSAPublicKey> find(Map<String, ?> header);

    /**
     * The same, after asking Clerk again where that is due: for a key that is not known, or does not fit.
     *
     * @throws KeysUnavailableException if Clerk cannot be asked
     */
    Optional<RSAPublicKey> findAnew(Map<String, ?> header);
}
