package com.campusg.clerk.domain;

/**
 * How to reach Clerk's Backend API (<a href="https://clerk.com/docs/reference/backend-api">Clerk, Backend API</a>).
 *
 * @param url http or https, without the version and without a slash at its end
 * @param secretKey {@code sk_test_…} or {@code sk_live_…}; never printed
 */
public record BackendApiAccess(String url, String secretKey) {

    private static final String DEVELOPMENT = "sk_test_";

    /** Whether the instance is one for development: Clerk grants it a tenth of the requests. */
    public boolean isForDevelopment() {
        return secretKey.startsWith(DEVELOPMENT);
    }

    @Override
    public String toString() {
        return "BackendApiAccess[" + url + "]";
    }
}
