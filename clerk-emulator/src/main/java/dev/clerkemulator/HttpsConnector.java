package dev.clerkemulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.web.server.Ssl;

/** An additional connector with HTTPS, because clerk-js calls the host of the publishable key with HTTPS only. */
final class HttpsConnector {
    /** The default password of keytool and mkcert. */
    private static final String PASSWORD = "changeit";

    private static final String NAMES = "san=dns:localhost,dns:*.localhost,ip:127.0.0.1,ip:::1";
    /** The longest validity that browsers accept. */
    private static final String VALIDITY_DAYS = "397";

    private HttpsConnector() {}

    /** Creates a connector for a port, with the keystore of the settings. Generates the keystore if it does not exist. */
    static Connector on(int port, ClerkEmulatorSettings settings) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", settings.address());
        SslBundle bundle = SslBundle.of(new JksSslStoreBundle(
                JksSslStoreDetails.forLocation(keystore(settings).toUri().toString())
                        .withPassword(PASSWORD),
                null));
        try {
            new SslConnectorCustomizer(LogFactory.getLog(HttpsConnector.class), connector, Ssl.ClientAuth.NONE)
                    .customize(bundle, Map.of());
        } catch (IllegalStateException e) {
            throw invalid("is not a PKCS#12 file with the password " + PASSWORD + ".");
        }
        return connector;
    }

    private static Path keystore(ClerkEmulatorSettings settings) {
        Path keystore = settings.keystore();
        try {
            if (keystore == null) {
                Path directory = Files.createTempDirectory("clerk-emulator");
                Path generated = directory.resolve("keystore.p12");
                directory.toFile().deleteOnExit();
                generated.toFile().deleteOnExit();
                generate(generated, settings.issuer());
                return generated;
            }
            if (Files.notExists(keystore)) {
                generate(keystore.toAbsolutePath(), settings.issuer());
            }
            return keystore;
        } catch (IOException e) {
            throw invalid("cannot be created: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw invalid("was not created.");
        }
    }

    /** Generates a self-signed certificate with keytool, because the JDK has no public API for certificates. */
    private static void generate(Path keystore, @Nullable URI issuer) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "clerk-emulator",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=Clerk emulator",
                        "-ext",
                        NAMES + (issuer == null || isIncluded(issuer.getHost()) ? "" : ",dns:" + issuer.getHost()),
                        "-validity",
                        VALIDITY_DAYS,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keystore.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (process.waitFor() != 0) {
            throw new IOException(output.strip());
        }
    }

    private static boolean isIncluded(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || host.matches("[0-9.]+|\\[.*");
    }

    private static InvalidSettingException invalid(String problem) {
        return new InvalidSettingException(ClerkEmulatorSettings.KEYSTORE, problem);
    }
}
