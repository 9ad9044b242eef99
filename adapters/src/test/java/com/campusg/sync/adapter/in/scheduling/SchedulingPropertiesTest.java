package com.campusg.sync.adapter.in.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SchedulingPropertiesTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void disableReconciliationsAndKeepDeliveriesFor90DaysByDefault() {
        application.run(context -> assertThat(context.getBean(SchedulingProperties.class))
                .isEqualTo(new SchedulingProperties("-", Duration.ofDays(90), "")));
    }

    @Test
    void acceptScheduleWithSecretKey() {
        application
                .withPropertyValues(
                        "clerk.reconciliation-cron=0 0 4 * * *",
                        "clerk.deliveries-kept-for=2d",
                        "clerk.secret-key=sk_test_abc")
                .run(context -> assertThat(context.getBean(SchedulingProperties.class))
                        .isEqualTo(new SchedulingProperties("0 0 4 * * *", Duration.ofDays(2), "sk_test_abc")));
    }

    @ParameterizedTest
    @CsvSource({
        "clerk.deliveries-kept-for, 1d, sk_test_abc, clerk.deliveries-kept-for",
        "clerk.deliveries-kept-for, -90d, sk_test_abc, clerk.deliveries-kept-for",
        "clerk.reconciliation-cron, every night, sk_test_abc, clerk.reconciliation-cron",
        "clerk.reconciliation-cron, 0 4 * * *, sk_test_abc, clerk.reconciliation-cron",
        "clerk.reconciliation-cron, '', sk_test_abc, clerk.reconciliation-cron",
        "clerk.reconciliation-cron, 0 0 4 * * *, '', clerk.secret-key"
    })
    void nameTheInvalidProperty(String property, String value, String secretKey, String invalid) {
        application
                .withPropertyValues(property + "=" + value, "clerk.secret-key=" + secretKey)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                InvalidConfigurationPropertyValueException.class,
                                failure -> assertThat(failure.getName()).isEqualTo(invalid)));
    }

    @Test
    void rejectRetentionThatIsNotADuration() {
        application
                .withPropertyValues("clerk.deliveries-kept-for=always")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("clerk.deliveries-kept-for"));
    }

    @Test
    void doNotPrintTheSecretKey() {
        assertThat(new SchedulingProperties("-", Duration.ofDays(90), "sk_test_abc").toString())
                .doesNotContain("sk_test_abc");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SchedulingProperties.class)
    static class Properties {}
}
