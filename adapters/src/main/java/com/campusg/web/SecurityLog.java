package com.campusg.web;

import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The security log, under the logger name {@value #NAME}. It contains ids of machines and users, but no tokens, names or
 * addresses.
 */
public final class SecurityLog {

    private static final String NAME = "com.campusg.security";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);

    private final LogRateLimiter refusals = new LogRateLimiter();

    /**
     * Logs that a token was refused, at most once a minute for each code and path.
     *
     * @param path one of a bounded number of path patterns
     */
    public void refused(String code, String path) {
        refusals.log(
                code + ' ' + path,
                omitted ->
                        LOG.info("Refused a request to {}: {} ({} more since the last message)", path, code, omitted));
    }

    /** Logs that a machine has read the data of users. */
    public static void machineRead(String machine, Collection<String> clerkUserIds) {
        if (!clerkUserIds.isEmpty()) {
            LOG.info("Machine {} read {}", machine, clerkUserIds);
        }
    }
}
