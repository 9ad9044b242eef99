package com.campusg.acceptance.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.testing.environment.CampusG;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** Sends signed deliveries to the webhook of CampusG. */
final class DeliverySender {

    private DeliverySender() {}

    static Response send(CampusG to, SignedDelivery delivery) {
        return send(to, delivery, "application/json", BodyPublishers.ofString(delivery.body()));
    }

    static Response sendAs(CampusG to, SignedDelivery delivery, String contentType) {
        return send(to, delivery, contentType, BodyPublishers.ofString(delivery.body()));
    }

    /** Sends the body in chunks, without the header Content-Length. */
    static Response sendChunked(CampusG to, SignedDelivery delivery) {
        return send(
                to,
                delivery,
                "application/json",
                BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(delivery.body().getBytes(UTF_8))));
    }

    private static Response send(CampusG to, SignedDelivery delivery, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = Http.to(to.address().resolve("/api/webhook/clerk"))
                .header("Content-Type", contentType)
                .POST(body);
        delivery.headers().forEach(header -> request.header(header.name(), header.value()));
        return Http.send(request);
    }
}
