package com.campusg.auth.adapter.in.security;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;

/** A configured public key. It verifies every token, whatever key the token names, and needs no network. */
record PemSigningKeys(RSAPublicKey key) implements SigningKeys {

    @Override
    public Optional<RSAPublicKey> find(Map<String, ?> header) {
        return Optional.of(key);
    }

    @Override
    public Optional<RSAPublicKey> refreshAndFind(Map<String, ?> header) {
        return Optional.of(key);
    }
}
