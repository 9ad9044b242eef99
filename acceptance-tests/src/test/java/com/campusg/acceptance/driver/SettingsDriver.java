package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.acceptance.campus.Campus;
import com.campusg.acceptance.campus.CampusG;
import io.cucumber.spring.ScenarioScope;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Starts CampusG with settings that are wrong. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class SettingsDriver {

    /** An idle machine needs two or three; one that is busy with other things must not fail the test. */
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(30);

    private final Campus campus;
    private @Nullable CampusG started;
    private String found = "";

    public SettingsDriver(Campus campus) {
        this.campus = campus;
    }

    public void startWithout(String setting) {
        Map<String, String> settings = campus.settings(campus.clerk(), campus.database());
        settings.remove(setting);
        start(settings);
    }

    public void startWithoutEither(String setting, String other) {
        Map<String, String> settings = campus.settings(campus.clerk(), campus.database());
        settings.remove(setting);
        settings.remove(other);
        start(settings);
    }

    public void startWith(String setting, String value) {
        Map<String, String> settings = campus.settings(campus.clerk(), campus.database());
        settings.put(setting, value);
        found = value;
        start(settings);
    }

    private void start(Map<String, String> settings) {
        started = campus.launch(settings);
    }

    public void stopsWithinSeconds() {
        assertThat(started().endsWithin(A_FEW_SECONDS))
                .as("CampusG still runs. %s", started().lastWords())
                .isTrue();
        assertThat(started().exitCode()).isNotZero();
    }

    /** An operator sees the line at once, not a hundred lines of where the program was when it noticed. */
    public void names(String setting) {
        assertThat(started().output())
                .as("%s", started().lastWords())
                .anyMatch(line -> line.contains(setting))
                .noneMatch(line -> line.startsWith("\tat "));
        assertThat(started().output())
                .noneMatch(line -> line.contains(Campus.SECRET) || line.contains(Campus.OLD_SECRET));
    }

    public void tellsWhatItFoundFor(String setting) {
        assertThat(started().output())
                .as("%s", started().lastWords())
                .anyMatch(line -> line.contains(setting) && line.contains(found));
    }

    public void doesNotTellWhatItFound() {
        assertThat(started().output()).as("%s", started().lastWords()).noneMatch(line -> line.contains(found));
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
