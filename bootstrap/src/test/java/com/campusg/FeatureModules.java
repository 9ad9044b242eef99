package com.campusg;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Declares to Spring Modulith what a module exposes: a feature its ports and its domain, a shared package of adapters all of
 * its public types. It is declared here and not by annotations, so that domain and application do not depend on Spring.
 */
public final class FeatureModules implements ApplicationModuleDetectionStrategy {

    static final Set<String> SHARED = Set.of("web", "cli", "persistence", "kafka");

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage module, ApplicationModuleInformation information) {
        return SHARED.contains(module.getLocalName())
                ? NamedInterfaces.of(module, information)
                : NamedInterfaces.builder(module)
                        .recursive()
                        .matching("application.port.in", "application.port.out", "domain")
                        .build();
    }
}
