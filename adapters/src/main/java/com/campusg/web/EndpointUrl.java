package com.campusg.web;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The base URL of an endpoint of Clerk, from a setting.
 *
 * <p>It has the scheme http or https, no credentials and no trailing slash. Plain http is accepted for hosts that are not
 * reached through a network of others: loopback addresses, and host names of a single label as in Docker Compose.
 */
public final class EndpointUrl {

    private static final String HTTP = "http";
    private static final Set<String> SCHEMES = Set.of(HTTP, "https");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern SINGLE_LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private EndpointUrl() {}

    /**
     * Returns the URL if it is valid.
     *
     * @param property the name of the setting
     * @param advice where to find the right value
     * @throws InvalidConfigurationPropertyValueException otherwise; it does not repeat credentials
     */
    public static String require(String property, String url, String advice) {
        Optional<URI> uri = parse(url);
        if (url.contains("@")) {
            throw invalid(property, "contains credentials or an @, which no URL of Clerk does. " + advice);
        }
        if (uri.isEmpty()
                || uri.get().getHost() == null
                || !SCHEMES.contains(String.valueOf(uri.get().getScheme()))
                || url.endsWith("/")) {
            throw invalid(
                    property,
                    "is '" + url + "', which is not an http or https URL without a trailing slash. " + advice);
        }
        String host = uri.get().getHost();
        if (uri.get().getScheme().equals(HTTP)
                && !LOOPBACK.matcher(host).matches()
                && !SINGLE_LABEL.matcher(host).matches()) {
            throw invalid(
                    property,
                    "is '" + url + "', but plain http is accepted for loopback addresses and single-label host names"
                            + " only. Use https");
        }
        return url;
    }

    /** Whether the host of the URL is a loopback address or {@code localhost}. */
    public static boolean isLoopback(String url) {
        return parse(url)
                .map(URI::getHost)
                .filter(host -> LOOPBACK.matcher(host).matches())
                .isPresent();
    }

    private static Optional<URI> parse(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static InvalidConfigurationPropertyValueException invalid(String property, String reason) {
        return new InvalidConfigurationPropertyValueException(property, null, reason);
    }
}
