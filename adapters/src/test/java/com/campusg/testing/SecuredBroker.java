package com.campusg.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A local broker with two listeners. Clients of the port of {@link #broker} may do everything; those of {@link #port} need TLS
 * and SCRAM-SHA-512, and may do what access control lists permit to their user.
 */
public final class SecuredBroker implements AutoCloseable {

    private final SelfSignedCertificate certificate;
    private final int port = LoopbackPort.free();
    private final String username;
    private final String password;
    private final TestBroker broker;

    private SecuredBroker(Path folder, String username, String password) {
        this.username = username;
        this.password = password;
        this.certificate = SelfSignedCertificate.create(folder, "broker");
        this.broker = ProcessBroker.secured(folder, this);
    }

    /** Starts a broker with one user, whose data is deleted when it is closed. */
    public static SecuredBroker start(String username, String password) {
        try {
            return new SecuredBroker(Files.createTempDirectory("campusg-kafka"), username, password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public TestBroker broker() {
        return broker;
    }

    /** Port on 127.0.0.1 of the secured listener. */
    public int port() {
        return port;
    }

    /** The certificate of the broker, which clients have to trust, in PEM. */
    public Path certificate() {
        return certificate.pem();
    }

    /** Settings of the broker, which replace others. */
    String settings(int plaintextPort, int controllerPort) {
        return """
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,SASL_SSL://127.0.0.1:%3$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SASL_SSL://127.0.0.1:%3$d
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL
                sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=\
                  org.apache.kafka.common.security.scram.ScramLoginModule required;
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%4$s
                ssl.keystore.password=%5$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:ANONYMOUS
                """.formatted(
                        plaintextPort, controllerPort, port, certificate.keyStore(), SelfSignedCertificate.PASSWORD);
    }

    /** Creates the user with the storage. */
    List<String> formatArguments() {
        return List.of("--add-scram", "SCRAM-SHA-512=[name=" + username + ",password=" + password + "]");
    }

    @Override
    public void close() {
        broker.close();
    }
}
