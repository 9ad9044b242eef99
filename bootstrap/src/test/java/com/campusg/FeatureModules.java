package com.campusg;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Tells Spring Modulith what a feature shows the others: its inbound ports and the domain types that they speak of. It
 * stands here, and not as an annotation on those packages, so that they stay free of Spring.
 */
public final class FeatureModules implements ApplicationModuleDetectionStrategy {

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage feature, ApplicationModuleInformation information) {
        return NamedInterfaces.builder(feature)
                .recursive()
                .matching("application.port.in", "domain")
                .build();
    }
}
