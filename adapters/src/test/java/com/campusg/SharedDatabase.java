package com.campusg;

import com.campusg.testing.TestDatabase;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One PostgreSQL server for all tests of this JVM. It is started by the first test that uses it. */
public final class SharedDatabase implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(SharedDatabase.class);

    public static TestDatabase server() {
        return Server.RUNNING;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // JUnit closes the values of its root store after the last test.
        context.getRoot().getStore(NAMESPACE).computeIfAbsent(TestDatabase.class, key -> server(), TestDatabase.class);
    }

    private static final class Server {

        private static final TestDatabase RUNNING = TestDatabase.start();
    }
}
