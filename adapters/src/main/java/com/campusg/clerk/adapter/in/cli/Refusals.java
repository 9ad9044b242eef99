package com.campusg.clerk.adapter.in.cli;

/** Why nothing was done. */
final class Refusals {

    static final String BUSY = "Another backfill or reconciliation is under way. Nothing was done.";

    static final String OTHER_INSTANCE =
            "CLERK_SECRET_KEY opens another Clerk instance than the one whose tokens we believe. Nothing was done.";

    private Refusals() {}
}
