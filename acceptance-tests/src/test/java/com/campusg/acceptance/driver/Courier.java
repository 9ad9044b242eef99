package com.campusg.acceptance.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.acceptance.campus.CampusG;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** Carries notices over the wire. */
final class Courier {

    private Courier() {}

    static Answer bring(CampusG to, SignedNotice notice) {
        return bring(to, notice, "application/json", BodyPublishers.ofString(notice.body()));
    }

    static Answer bringAs(CampusG to, SignedNotice notice, String contentType) {
        return bring(to, notice, contentType, BodyPublishers.ofString(notice.body()));
    }

    /** Without saying beforehand how much it is. */
    static Answer bringInPieces(CampusG to, SignedNotice notice) {
        return bring(
                to,
                notice,
                "application/json",
                BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(notice.body().getBytes(UTF_8))));
    }

    private static Answer bring(CampusG to, SignedNotice notice, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = Http.to(to.address().resolve("/api/webhook/clerk"))
                .header("Content-Type", contentType)
                .POST(body);
        notice.marks().forEach(mark -> request.header(mark.name(), mark.value()));
        return Http.send(request);
    }
}
