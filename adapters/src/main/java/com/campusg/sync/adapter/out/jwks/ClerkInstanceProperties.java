package com.campusg.sync.adapter.out.jwks;

import com.campusg.sync.domain.InstanceId;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The settings that identify the own Clerk instance.
 *
 * @param instanceId {@code ins_…}; empty if it is to be read from the published keys
 * @param jwtKey the PEM public key for session tokens; if it is set, no keys are requested from Clerk
 */
@ConfigurationProperties("clerk")
record ClerkInstanceProperties(
        @DefaultValue("") String instanceId,
        @DefaultValue("") String jwtKey) {

    ClerkInstanceProperties {
        instanceId = instanceId.strip();
        if (!instanceId.isEmpty() && InstanceId.parse(instanceId).isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    "clerk.instance-id",
                    null,
                    "is '" + instanceId + "'. It looks like ins_…. If it is left out, it is read from Clerk's keys");
        }
    }

    /** The configured instance; empty if none is configured. */
    Optional<InstanceId> instance() {
        return InstanceId.parse(instanceId);
    }

    boolean hasJwtKey() {
        return !jwtKey.isBlank();
    }
}
