package dev.clerkemulator.control;

/** Another site's page sent this. */
public final class CrossSiteRequest extends RuntimeException {

    CrossSiteRequest() {
        super("Changes are not taken from the pages of other sites.");
    }
}
