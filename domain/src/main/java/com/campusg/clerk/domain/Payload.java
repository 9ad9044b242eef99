package com.campusg.clerk.domain;

import java.util.Arrays;

/** The bytes of a delivery exactly as they came, for they are what was signed. Holds personal data: never printed. */
public final class Payload {

    private final byte[] bytes;

    public Payload(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes]";
    }
}
