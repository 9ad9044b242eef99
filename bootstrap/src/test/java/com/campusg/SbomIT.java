package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SBOM in the jar lists the libraries of the jar, with their checksums. */
class SbomIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    @Test
    void listsEachLibraryOfTheJarWithItsChecksum() throws Exception {
        try (JarFile jar = new JarFile("target/user-service.jar")) {
            Map<String, String> libraries = libraries(jar);
            Map<String, String> components = components(jar);
            // The plugin adds it when it packages the jar. It is not a dependency.
            libraries.keySet().removeIf(name -> name.startsWith("spring-boot-jarmode-tools-"));
            // Starters have dependencies only, and the plugin does not package their empty jars.
            components.keySet().removeIf(name -> name.startsWith("spring-boot-starter-"));

            assertThat(components).isNotEmpty().isEqualTo(libraries);
        }
    }

    private static Map<String, String> libraries(JarFile jar) throws IOException, NoSuchAlgorithmException {
        Map<String, String> libraries = new HashMap<>();
        for (JarEntry entry : jar.stream()
                .filter(each -> each.getName().startsWith(LIBRARIES))
                .filter(each -> !each.isDirectory())
                .toList()) {
            try (InputStream content = jar.getInputStream(entry)) {
                libraries.put(
                        entry.getName().substring(LIBRARIES.length()),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes())));
            }
        }
        return libraries;
    }

    private static Map<String, String> components(JarFile jar) throws IOException {
        Map<String, String> components = new HashMap<>();
        try (InputStream content = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))) {
            for (JsonNode component : new JsonMapper().readTree(content).path("components")) {
                for (JsonNode hash : component.path("hashes")) {
                    if (hash.path("alg").asString().equals("SHA-256")) {
                        components.put(
                                component.path("name").asString() + "-"
                                        + component.path("version").asString() + ".jar",
                                hash.path("content").asString());
                    }
                }
            }
        }
        return components;
    }
}
