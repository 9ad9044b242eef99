package com.campusg;

import com.campusg.DotenvPropertySourceLoader.MalformedDotenvException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports an invalid setting in one line that begins with its environment variable and never contains a secret. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        String message = message(failure);
        return message == null ? null : new FailureAnalysis(message, null, failure);
    }

    /** The line for a failure that is caused by an invalid setting; null for other failures. */
    static @Nullable String message(Throwable failure) {
        String message = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
                return variable(invalid.getName()) + " " + invalid.getReason() + ".";
            }
            if (cause instanceof MalformedDotenvException malformed) {
                return malformed.getMessage();
            }
            if (cause instanceof BindException malformed) {
                message = variable(malformed.getName().toString())
                        + " cannot be converted to the expected type. See docs/configuration.md.";
            }
        }
        return message;
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
