package com.campusg.acceptance.driver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A notice on its way, with the marks that are to prove whose it is. */
record SignedNotice(List<Mark> marks, String body) {

    static final String ID = "svix-id";
    static final String TIME = "svix-timestamp";
    static final String SIGNATURE = "svix-signature";

    record Mark(String name, String value) {}

    static SignedNotice of(Notice notice, String secret) {
        return of(notice, secret, Instant.now());
    }

    static SignedNotice of(Notice notice, String secret, Instant signedAt) {
        String time = Long.toString(signedAt.getEpochSecond());
        return new SignedNotice(
                List.of(
                        new Mark(ID, notice.id()),
                        new Mark(TIME, time),
                        new Mark(SIGNATURE, Svix.sign(secret, notice.id(), time, notice.body()))),
                notice.body());
    }

    String mark(String name) {
        return marks.stream()
                .filter(mark -> mark.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    SignedNotice without(String name) {
        return new SignedNotice(
                marks.stream().filter(mark -> !mark.name().equals(name)).toList(), body);
    }

    SignedNotice plus(String name, String value) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(new Mark(name, value));
        return new SignedNotice(more, body);
    }

    SignedNotice with(String name, String value) {
        return without(name).plus(name, value);
    }

    SignedNotice withBody(String newBody) {
        return new SignedNotice(marks, newBody);
    }

    /** The same marks under the names that Svix uses for senders who do not want to show that they use Svix. */
    SignedNotice underOtherNames() {
        return new SignedNotice(
                marks.stream()
                        .map(mark -> new Mark(otherName(mark.name()), mark.value()))
                        .toList(),
                body);
    }

    static String otherName(String name) {
        return name.replace("svix-", "webhook-");
    }
}
