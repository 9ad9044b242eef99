package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusG;
import com.campusg.testing.environment.TestEnvironment;
import io.cucumber.spring.ScenarioScope;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Starts CampusG with invalid settings. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class ConfigurationDriver {

    private static final Duration TIMEOUT = Timeouts.minutes(2);

    private final TestEnvironment environment;
    private @Nullable CampusG started;
    private String invalidValue = "";

    public ConfigurationDriver(TestEnvironment environment) {
        this.environment = environment;
    }

    public void startWithout(String setting) {
        Map<String, String> settings = environment.settings(environment.clerk(), environment.database());
        settings.remove(setting);
        start(settings);
    }

    public void startWithoutEither(String setting, String other) {
        Map<String, String> settings = environment.settings(environment.clerk(), environment.database());
        settings.remove(setting);
        settings.remove(other);
        start(settings);
    }

    public void startWith(String setting, String value) {
        Map<String, String> settings = environment.settings(environment.clerk(), environment.database());
        settings.put(setting, value);
        invalidValue = value;
        start(settings);
    }

    private void start(Map<String, String> settings) {
        started = environment.launch(settings);
    }

    public void startFails() {
        assertThat(started().endsWithin(TIMEOUT))
                .as("CampusG is still running. %s", started().outputTail())
                .isTrue();
        assertThat(started().exitCode()).isNotZero();
    }

    /** The output names the setting and contains no stack trace. */
    public void outputNames(String setting) {
        assertThat(started().output())
                .as("%s", started().outputTail())
                .anyMatch(line -> line.contains(setting))
                .noneMatch(line -> line.startsWith("\tat "));
        assertThat(started().output())
                .noneMatch(line -> line.contains(TestEnvironment.SECRET) || line.contains(TestEnvironment.OLD_SECRET));
    }

    public void outputContainsValueOf(String setting) {
        assertThat(started().output())
                .as("%s", started().outputTail())
                .anyMatch(line -> line.contains(setting) && line.contains(invalidValue));
    }

    public void outputDoesNotContainValue() {
        assertThat(started().output()).as("%s", started().outputTail()).noneMatch(line -> line.contains(invalidValue));
    }

    public void stop() {
        if (started != null) {
            started.close();
        }
    }

    private CampusG started() {
        return requireNonNull(started, "CampusG has not been started");
    }
}
