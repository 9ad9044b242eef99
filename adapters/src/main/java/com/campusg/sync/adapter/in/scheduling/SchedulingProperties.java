package com.campusg.sync.adapter.in.scheduling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;

/**
 * The settings of scheduled tasks.
 *
 * @param reconciliationCron when to reconcile, a cron expression of six fields; {@code -} for never
 * @param deliveriesKeptFor how long the ids of deliveries and parked deliveries are kept, at least two days: Svix retries for
 *     28 hours (<a href="https://docs.svix.com/retries">Svix, retries</a>)
 * @param secretKey required for reconciliations
 */
@ConfigurationProperties("clerk")
record SchedulingProperties(
        @DefaultValue("-") String reconciliationCron,
        @DefaultValue("90d") Duration deliveriesKeptFor,
        @DefaultValue("") String secretKey) {

    private static final Duration MIN_RETENTION = Duration.ofDays(2);

    SchedulingProperties {
        if (deliveriesKeptFor.compareTo(MIN_RETENTION) < 0) {
            throw invalid(
                    "deliveries-kept-for",
                    "is '" + deliveriesKeptFor
                            + "'. It is a duration such as 90d, and at least 2d, because Svix retries"
                            + " for more than a day");
        }
        if (!reconciliationCron.equals(Scheduled.CRON_DISABLED)) {
            if (!CronExpression.isValidExpression(reconciliationCron)) {
                throw invalid(
                        "reconciliation-cron",
                        "is '" + reconciliationCron + "'. It has six fields, such as 0 0 4 * * * for every day at four,"
                                + " or is - for never");
            }
            if (secretKey.isBlank()) {
                throw invalid(
                        "secret-key",
                        "is missing, and CLERK_RECONCILIATION_CRON needs it. See Clerk's dashboard, Configure, API keys");
            }
        }
    }

    private static InvalidConfigurationPropertyValueException invalid(String name, String reason) {
        return new InvalidConfigurationPropertyValueException("clerk." + name, null, reason);
    }

    @Override
    public String toString() {
        return "SchedulingProperties[" + reconciliationCron + ", " + deliveriesKeptFor + "]";
    }
}
