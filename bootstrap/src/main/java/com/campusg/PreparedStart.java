package com.campusg;

import java.util.Locale;
import java.util.Set;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Starts from what Spring prepared ahead of time, where there is such a thing (the jar has it; {@code PrepareStart} puts it
 * there) and the settings are those it was prepared for: which beans there are was settled then. With any other setting of
 * Spring's, known here or not, Spring works it out anew, as it does in a folder of classes, so that none is ever ignored.
 */
final class PreparedStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String PREPARED = CampusGApplication.class.getName() + "__ApplicationContextInitializer";

    private static final String OURS = "class path resource [application.yaml]";

    /** Whose settings may decide on which beans there are. */
    private static final Set<String> DECIDING = Set.of("spring", "server", "management");

    /** Those among them that do not: they are read when the beans are made. Or they are judged below by their values. */
    private static final Set<String> NOT_DECIDING = Set.of(
            "springapplicationname",
            "springapplicationpid",
            "springapplicationversion",
            "serverport",
            "managementserverport",
            "springdatasourceurl",
            "springdatasourceusername",
            "springdatasourcepassword",
            "springflywayenabled",
            "springkafkabootstrapservers",
            "springkafkaconsumergroupid");

    private static final String POOL = "springdatasourcehikari";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (ClassUtils.isPresent(PREPARED, PreparedStart.class.getClassLoader())
                && isPreparedFor(event.getEnvironment())) {
            SpringProperties.setFlag("spring.aot.enabled");
        }
    }

    /** Whether a service with these settings has the beans that were prepared. */
    static boolean isPreparedFor(ConfigurableEnvironment environment) {
        return environment.getActiveProfiles().length == 0
                && !KafkaSettings.isBrokerNamed(environment)
                && Set.of("", "direct").contains(environment.getProperty("campusg.webhook.transport", ""))
                && ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                && environment.getPropertySources().stream().noneMatch(PreparedStart::decides);
    }

    private static boolean decides(PropertySource<?> source) {
        if (!(source instanceof EnumerablePropertySource<?> settings)
                || source.getName().contains(OURS)) {
            return false;
        }
        for (String name : settings.getPropertyNames()) {
            // However it is written: SPRING_FLYWAY_ENABLED, spring.flyway.enabled
            String plain = name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
            if (DECIDING.stream().anyMatch(plain::startsWith)
                    && !plain.startsWith(POOL)
                    && !NOT_DECIDING.contains(plain)) {
                return true;
            }
        }
        return false;
    }
}
