package com.campusg.auth.adapter.in.security;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;

/** The public keys that verify Clerk's tokens. */
interface SigningKeys {

    /**
     * Finds the key that the header of a token names among the known keys.
     *
     * @throws KeysUnavailableException if no keys are known and they cannot be fetched
     */
    Optional<RSAPublicKey> find(Map<String, ?> header);

    /**
     * Finds the key after fetching the keys again, unless they were fetched shortly before. For a key that is unknown or
     * does not verify the signature.
     *
     * @throws KeysUnavailableException if the key is not known and the keys cannot be fetched
     */
    Optional<RSAPublicKey> refreshAndFind(Map<String, ?> header);
}
