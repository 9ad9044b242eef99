package com.campusg.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mock.env.MockEnvironment;

class PortPropertiesTest {

    @Test
    void mustDiffer() {
        assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(() -> bind("5000", "5000"))))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        invalid -> assertThat(invalid.getName()).isEqualTo("management.server.port"));
    }

    @ParameterizedTest
    @CsvSource({"5000, 5001", "0, 0"})
    void mayDifferOrBeChosenByTheSystem(String port, String managementPort) {
        assertThat(bind(port, managementPort).server().port()).isEqualTo(Integer.valueOf(port));
    }

    private static PortProperties bind(String port, String managementPort) {
        return Binder.get(new MockEnvironment()
                        .withProperty("server.port", port)
                        .withProperty("management.server.port", managementPort))
                .bindOrCreate("", PortProperties.class);
    }
}
