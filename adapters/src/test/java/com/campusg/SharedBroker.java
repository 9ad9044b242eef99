package com.campusg;

import com.campusg.testing.TestBroker;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One Kafka broker for all tests of this JVM. It is started by the first test that uses it. */
public final class SharedBroker implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(SharedBroker.class);

    /** The settings by which clients connect to the broker. */
    public static Map<String, Object> connection() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, Broker.RUNNING.bootstrapServers());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // JUnit closes the values of its root store after the last test.
        context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(TestBroker.class, key -> Broker.RUNNING, TestBroker.class);
    }

    private static final class Broker {

        private static final TestBroker RUNNING = TestBroker.start();
    }
}
