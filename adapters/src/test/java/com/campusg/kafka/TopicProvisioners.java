package com.campusg.kafka;

import com.campusg.SharedBroker;
import java.util.Map;

/** Creates topic provisioners for tests of other packages. */
public final class TopicProvisioners {

    private TopicProvisioners() {}

    /** A provisioner that creates topics at the shared broker. */
    public static TopicProvisioner enabled() {
        return new TopicProvisioner(SharedBroker.connection(), true);
    }

    /** A provisioner that creates nothing, and whose broker cannot be reached. */
    public static TopicProvisioner disabled() {
        return new TopicProvisioner(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:1",
                        "default.api.timeout.ms",
                        "1000",
                        "request.timeout.ms",
                        "1000"),
                false);
    }
}
