package com.campusg.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The ports of the service. On the same port, the management endpoints would be public.
 *
 * @param server {@code server}; port 0 stands for a free one
 * @param management {@code management}
 */
@ConfigurationProperties
record PortProperties(
        @DefaultValue Server server, @DefaultValue Management management) {

    PortProperties {
        Integer port = management.server().port();
        if (port != null && port > 0 && port.equals(server.port())) {
            throw new InvalidConfigurationPropertyValueException(
                    "management.server.port",
                    null,
                    "is " + port + ", which is also the port of the service. Set another one");
        }
    }

    record Server(@Nullable Integer port) {}

    record Management(@DefaultValue Server server) {}
}
