package com.campusg;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Compares {@code docs/modules} with the documentation that Spring Modulith generates. */
class ModuleDocumentationTest {

    private static final Path GENERATED = Path.of("target", "modules");
    private static final Path KEPT = Path.of("..", "docs", "modules");
    private static final List<String> ELEMENTS = List.of("Component(", "Rel(");
    private static final String REFRESH = "campusg.refresh-modules";

    @Test
    void documentsTheModules() {
        generate();
        if (Boolean.getBoolean(REFRESH)) {
            refresh();
        }

        assertThat(contentsOf(KEPT))
                .as("docs/modules is out of date. Refresh it, look at what changed, and commit it:%n"
                        + "./mvnw -pl bootstrap -am test -Dtest=ModuleDocumentationTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -D" + REFRESH + "=true%n")
                .isEqualTo(contentsOf(GENERATED));
    }

    private static void generate() {
        ApplicationModules modules =
                ApplicationModules.of(CampusGApplication.class, resideInAPackage("com.campusg.testing.."));
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(GENERATED.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
    }

    private static void refresh() {
        try {
            Files.createDirectories(KEPT);
            for (Map.Entry<String, String> file : contentsOf(GENERATED).entrySet()) {
                Files.writeString(KEPT.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> contentsOf(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    contents.put(file.getFileName().toString(), inOrder(Files.readString(file)));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return contents;
    }

    /** Sorts elements and relations, whose order in the generated diagrams is undefined. */
    private static String inOrder(String diagram) {
        List<String> lines = new ArrayList<>(diagram.lines().toList());
        for (String element : ELEMENTS) {
            int[] places = IntStream.range(0, lines.size())
                    .filter(place -> lines.get(place).strip().startsWith(element))
                    .toArray();
            List<String> sorted =
                    IntStream.of(places).mapToObj(lines::get).sorted().toList();
            for (int place = 0; place < places.length; place++) {
                lines.set(places[place], sorted.get(place));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
