package com.campusg.sync.adapter.in.webhook;

import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Signature;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The signature headers of a delivery (<a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a>): one complete family, {@code svix-…} or {@code webhook-…}, each header exactly once.
 *
 * @param id part of the signed content
 * @param signature without signatures of other versions than 1
 */
record SvixHeaders(DeliveryId id, Signature signature) {

    private static final List<String> FAMILIES = List.of("svix", "webhook");
    private static final Pattern TIMESTAMP = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern SIGNATURE = Pattern.compile("v1,[A-Za-z0-9+/]{43}=");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int MAX_SIGNATURE_HEADER_LENGTH = 8 * 1024;

    /**
     * Reads the headers.
     *
     * @param headers returns the values of a header by its name, ignoring case; empty if it is absent
     * @throws DeliveryRefusedException if no family is complete, or a header is malformed or repeated
     */
    static SvixHeaders of(Function<String, List<String>> headers) {
        for (String family : FAMILIES) {
            List<String> id = headers.apply(family + "-id");
            List<String> timestamp = headers.apply(family + "-timestamp");
            List<String> signature = headers.apply(family + "-signature");
            if (!id.isEmpty() && !timestamp.isEmpty() && !signature.isEmpty()) {
                return of(once(id), once(timestamp), once(signature));
            }
        }
        throw DeliveryRefusedException.signatureMissing();
    }

    private static SvixHeaders of(String id, String timestamp, String signature) {
        if (!DeliveryId.isValid(id)
                || !TIMESTAMP.matcher(timestamp).matches()
                || signature.length() > MAX_SIGNATURE_HEADER_LENGTH) {
            throw DeliveryRefusedException.signatureInvalid();
        }
        return new SvixHeaders(new DeliveryId(id), new Signature(timestamp, version1(signature)));
    }

    private static String once(List<String> values) {
        if (values.size() != 1) {
            throw DeliveryRefusedException.signatureInvalid();
        }
        return values.getFirst();
    }

    private static List<String> version1(String header) {
        return SPACE.splitAsStream(header)
                .filter(entry -> SIGNATURE.matcher(entry).matches())
                .map(entry -> entry.substring("v1,".length()))
                .toList();
    }
}
