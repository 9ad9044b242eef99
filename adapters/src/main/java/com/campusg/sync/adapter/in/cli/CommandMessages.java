package com.campusg.sync.adapter.in.cli;

/** Messages that several commands print. */
final class CommandMessages {

    static final String BUSY = "Another backfill or reconciliation is running. Nothing was done.";

    static final String OTHER_INSTANCE =
            "CLERK_SECRET_KEY belongs to another Clerk instance than the accepted tokens. Nothing was done.";

    static final String UNREADABLE = "  %,10d  cannot be read, see the log%n";

    static final String NO_DELIVERY_PARKED = "No delivery is parked.";

    private CommandMessages() {}
}
