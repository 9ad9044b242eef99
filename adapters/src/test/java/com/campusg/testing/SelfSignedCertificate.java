package com.campusg.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key and its certificate for 127.0.0.1, which is its own authority.
 *
 * @param keyStore PKCS#12 with {@link #PASSWORD} and one entry
 * @param pem the certificate alone, which clients have to trust
 */
public record SelfSignedCertificate(Path keyStore, Path pem) {

    public static final String PASSWORD = "changeit";

    /** Creates both files in the folder. The name is that of the files and of the entry. */
    public static SelfSignedCertificate create(Path folder, String name) {
        SelfSignedCertificate certificate =
                new SelfSignedCertificate(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
        certificate.keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=ip:127.0.0.1");
        certificate.keytool(name, "-exportcert", "-rfc", "-file", certificate.pem.toString());
        return certificate;
    }

    private void keytool(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", name, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", keyStore.toString()));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
