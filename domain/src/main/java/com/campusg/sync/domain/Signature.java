package com.campusg.sync.domain;

import java.util.List;

/**
 * The signature of a delivery (<a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>).
 *
 * @param timestamp seconds since 1970, as received, because the text is part of the signed content
 * @param values the base64 of all signatures of version 1; several while a secret is rotated
 */
public record Signature(String timestamp, List<String> values) {

    public Signature {
        values = List.copyOf(values);
    }
}
