package com.campusg.sync.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The secrets of the webhook endpoint: several while a secret is rotated. A delivery is genuine if any of them has signed it
 * (<a href="https://docs.svix.com/receiving/verifying-payloads/how-manual">Svix, verifying webhooks manually</a>).
 */
public final class SigningSecrets {

    private final List<SigningSecret> secrets;

    public SigningSecrets(List<SigningSecret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    public int size() {
        return secrets.size();
    }

    /** Returns the positions of the secrets, from 0, that have signed the payload; empty if it is forged. */
    public List<Integer> signersOf(DeliveryId id, Signature signature, byte[] payload) {
        List<Integer> signers = new ArrayList<>();
        for (int i = 0; i < secrets.size(); i++) {
            byte[] expected = secrets.get(i).sign(id, signature.timestamp(), payload);
            boolean signed = false;
            for (String value : signature.values()) {
                // Without early exit, so that the duration does not depend on which secret or value matches.
                signed |= MessageDigest.isEqual(expected, value.getBytes(StandardCharsets.US_ASCII));
            }
            if (signed) {
                signers.add(i);
            }
        }
        return signers;
    }

    /** Whether the delivery is genuine, whatever its age. */
    public boolean haveSigned(Delivery delivery) {
        Signature signature = delivery.signature();
        return signature != null
                && !signersOf(delivery.id(), signature, delivery.payload().bytes())
                        .isEmpty();
    }
}
