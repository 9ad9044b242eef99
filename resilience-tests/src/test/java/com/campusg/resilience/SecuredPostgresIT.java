package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.SelfSignedCertificate;
import com.campusg.testing.environment.OperatorCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connects to a PostgreSQL that accepts TLS only, with the URL of {@code docs/install.md}. */
@Tag("faults")
class SecuredPostgresIT {

    /** Parameters of the URL in the section on TLS. */
    private static final Pattern PARAMETERS = Pattern.compile("\\?(sslmode=\\S+)`");

    @TempDir
    private Path folder;

    @Test
    void verifiesCertificateAndHostName() throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.create(folder, "server");
        SelfSignedCertificate other = SelfSignedCertificate.create(folder, "other");
        try (PostgresServer server = serverWithTls(certificate)) {
            OperatorCommand verified = migrate(server, "127.0.0.1", certificate.pem());
            OperatorCommand unknownAuthority = migrate(server, "127.0.0.1", other.pem());
            OperatorCommand otherHost = migrate(server, "localhost", certificate.pem());

            assertThat(verified.output()).contains("migrations were applied");
            assertThat(verified.exitCode()).isZero();
            assertRefused(unknownAuthority, "unable to find valid certification path");
            assertRefused(otherHost, "localhost");
        }
    }

    private static void assertRefused(OperatorCommand command, String cause) {
        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.output().lines().filter(line -> line.contains(cause)))
                .describedAs(command.output())
                .hasSize(1);
    }

    private static OperatorCommand migrate(PostgresServer server, String host, Path certificate) throws IOException {
        MatchResult parameters = PARAMETERS
                .matcher(Files.readString(Path.of("..", "docs", "install.md")))
                .results()
                .findFirst()
                .orElseThrow();
        String url = "jdbc:postgresql://" + host + ":" + server.port() + "/" + PostgresServer.DATABASE + "?"
                + parameters.group(1).replace("/etc/campusg/ca.pem", certificate.toString());
        return OperatorCommand.run(
                "migrate",
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        url,
                        "SPRING_DATASOURCE_USERNAME",
                        server.database().username(),
                        "SPRING_DATASOURCE_PASSWORD",
                        server.database().password(),
                        "CAMPUSG_DATABASE_START_TIMEOUT",
                        "0s"),
                "migrate");
    }

    private PostgresServer serverWithTls(SelfSignedCertificate certificate) throws Exception {
        PostgresServer server = PostgresServer.start(
                folder.resolve("postgres"),
                "ssl=on",
                "ssl_cert_file=" + certificate.pem(),
                "ssl_key_file=" + privateKey(certificate));
        // The superuser of the test connects without TLS.
        Files.writeString(folder.resolve("postgres").resolve("data").resolve("pg_hba.conf"), """
                hostssl all campusg 127.0.0.1/32 scram-sha-256
                host all postgres 127.0.0.1/32 trust
                """);
        try (var connection = server.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
        return server;
    }

    /** Writes the private key in PEM, as PostgreSQL needs it. */
    private Path privateKey(SelfSignedCertificate certificate) throws IOException, GeneralSecurityException {
        char[] password = SelfSignedCertificate.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance(certificate.keyStore().toFile(), password);
        byte[] key = store.getKey(store.aliases().nextElement(), password).getEncoded();
        Path file = Files.writeString(
                folder.resolve("server.key"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        // PostgreSQL refuses a key that others may read.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
