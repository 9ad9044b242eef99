package com.campusg.cli;

import java.io.IOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the build information of Spring Boot, which a build by an IDE does not have. */
final class ServiceVersion implements IVersionProvider {

    private static final ClassPathResource BUILD_INFO = new ClassPathResource("META-INF/build-info.properties");

    @Override
    public String[] getVersion() throws IOException {
        Properties build = BUILD_INFO.exists() ? PropertiesLoaderUtils.loadProperties(BUILD_INFO) : new Properties();
        return new String[] {"CampusG user service " + build.getProperty("build.version", "(unknown version)")};
    }
}
