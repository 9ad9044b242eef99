package com.campusg.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The settings of the shutdown.
 *
 * @param drain how long requests are still answered after SIGTERM, while the readiness probe is answered 503; at most ten
 *     minutes
 */
@ConfigurationProperties("campusg.shutdown")
record ShutdownProperties(@DefaultValue("0s") Duration drain) {

    private static final Duration MAX_DRAIN = Duration.ofMinutes(10);

    ShutdownProperties {
        if (drain.isNegative() || drain.compareTo(MAX_DRAIN) > 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "campusg.shutdown.drain",
                    null,
                    "is '" + drain + "', which is not between 0 and 10 minutes. Set a duration such as 5s");
        }
    }
}
