package com.campusg.acceptance.driver;

import com.campusg.testing.environment.Svix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An attempt to send a delivery, with the headers that Svix signs it with. */
record SignedDelivery(List<Header> headers, String body) {

    static final String ID = "svix-id";
    static final String TIME = "svix-timestamp";
    static final String SIGNATURE = "svix-signature";

    record Header(String name, String value) {}

    static SignedDelivery of(Delivery delivery, String secret) {
        return of(delivery, secret, Instant.now());
    }

    static SignedDelivery of(Delivery delivery, String secret, Instant signedAt) {
        String time = Long.toString(signedAt.getEpochSecond());
        return new SignedDelivery(
                List.of(
                        new Header(ID, delivery.id()),
                        new Header(TIME, time),
                        new Header(SIGNATURE, Svix.sign(secret, delivery.id(), time, delivery.body()))),
                delivery.body());
    }

    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    SignedDelivery without(String name) {
        return new SignedDelivery(
                headers.stream().filter(header -> !header.name().equals(name)).toList(), body);
    }

    SignedDelivery plus(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new SignedDelivery(more, body);
    }

    SignedDelivery with(String name, String value) {
        return without(name).plus(name, value);
    }

    SignedDelivery withBody(String newBody) {
        return new SignedDelivery(headers, newBody);
    }

    /** The same headers with the names of the Standard Webhooks specification. */
    SignedDelivery withOtherNames() {
        return new SignedDelivery(
                headers.stream()
                        .map(header -> new Header(otherName(header.name()), header.value()))
                        .toList(),
                body);
    }

    static String otherName(String name) {
        return name.replace("svix-", "webhook-");
    }
}
