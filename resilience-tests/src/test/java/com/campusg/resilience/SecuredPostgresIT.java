package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.environment.OperatorCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connects to a PostgreSQL that accepts TLS only, with the URL of {@code docs/install.md}. */
@Tag("faults")
class SecuredPostgresIT {

    private static final String STORE_PASSWORD = "changeit";

    /** Parameters of the URL in the section on TLS. */
    private static final Pattern PARAMETERS = Pattern.compile("\\?(sslmode=\\S+)`");

    @TempDir
    private Path folder;

    @Test
    void verifiesCertificateAndHostName() throws Exception {
        Path certificate = certificate("server", "127.0.0.1");
        Path other = certificate("other", "127.0.0.1");
        try (PostgresServer server = serverWithTls("server")) {
            OperatorCommand verified = migrate(server, "127.0.0.1", certificate);
            OperatorCommand unknownAuthority = migrate(server, "127.0.0.1", other);
            OperatorCommand otherHost = migrate(server, "localhost", certificate);

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

    private PostgresServer serverWithTls(String name) throws Exception {
        Path key = privateKey(name);
        PostgresServer server = PostgresServer.start(
                folder.resolve("postgres"),
                "ssl=on",
                "ssl_cert_file=" + folder.resolve(name + ".pem"),
                "ssl_key_file=" + key);
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

    /** Creates a key and a certificate for the address, which is its own authority, and returns the certificate in PEM. */
    private Path certificate(String name, String address) {
        Path certificate = folder.resolve(name + ".pem");
        keytool(name, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=" + name, "-ext", "san=ip:" + address);
        keytool(name, "-exportcert", "-rfc", "-file", certificate.toString());
        return certificate;
    }

    private Path privateKey(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keyStore(name))) {
            store.load(content, STORE_PASSWORD.toCharArray());
        }
        byte[] key = store.getKey(name, STORE_PASSWORD.toCharArray()).getEncoded();
        Path file = Files.writeString(
                folder.resolve(name + ".key"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        // PostgreSQL refuses a key that others may read.
        Shell.run(List.of("chmod", "600", file.toString()));
        return file;
    }

    private Path keyStore(String name) {
        return folder.resolve(name + ".p12");
    }

    private void keytool(String name, String... arguments) {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", name, "-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        command.addAll(List.of("-keystore", keyStore(name).toString()));
        Shell.Result result = Shell.run(command);
        assertThat(result.exitCode()).describedAs(result.output()).isZero();
    }
}
