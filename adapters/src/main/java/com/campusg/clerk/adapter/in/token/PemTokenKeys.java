package com.campusg.clerk.adapter.in.token;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;

/** One key, from the configuration: needs no network, and whatever key a token names, this is it. */
record PemTokenKeys(RSAPublicKey key) implements TokenKeys {

    @Override
    public Optional<RSAPublicKey> find(Map<String, ?> header) {
        return Optional.of(key);
    }

    @Override
    public Optional<RSAPublicKey> findAnew(Map<String, ?> header) {
        return Optional.of(key);
    }
}
