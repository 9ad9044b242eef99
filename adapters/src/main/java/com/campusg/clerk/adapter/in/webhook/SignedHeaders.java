package com.campusg.clerk.adapter.in.webhook;

import com.campusg.clerk.domain.DeliveryId;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the headers of a delivery claim (<a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a>): a complete family {@code svix-…} or {@code webhook-…}, each header once.
 *
 * @param id the text that is signed, so kept as it came
 * @param timestamp seconds since 1970; the text that is signed, so kept as it came
 * @param signatures the base64 of all version 1 signatures; signatures of other versions are not ours to judge
 */
record SignedHeaders(DeliveryId id, String timestamp, List<String> signatures) {

    private static final List<String> FAMILIES = List.of("svix", "webhook");
    private static final Pattern TIMESTAMP = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern SIGNATURE = Pattern.compile("v1,[A-Za-z0-9+/]{43}=");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int LONGEST_SIGNATURE_HEADER = 8 * 1024;

    /**
     * Reads them.
     *
     * @param headers the values of each header by its name, in whatever case the sender wrote it; none where it is missing
     * @throws DeliveryRefusedException if no family is complete, or a header is not what it should be
     */
    static SignedHeaders of(Function<String, List<String>> headers) {
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

    private static SignedHeaders of(String id, String timestamp, String signature) {
        if (!DeliveryId.isValid(id)
                || !TIMESTAMP.matcher(timestamp).matches()
                || signature.length() > LONGEST_SIGNATURE_HEADER) {
            throw DeliveryRefusedException.signatureInvalid();
        }
        return new SignedHeaders(new DeliveryId(id), timestamp, version1(signature));
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
