package com.campusg.sync.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.user.domain.SkippedUser;
import java.io.PrintWriter;
import java.util.List;

/** Messages that several commands print. */
final class CommandMessages {

    static final String BUSY = "Another backfill or reconciliation is running. Nothing was done.";

    static final String OTHER_INSTANCE =
            "CLERK_SECRET_KEY belongs to another Clerk instance than the accepted tokens. Nothing was done.";

    static final String UNKNOWN_INSTANCE =
            "The Clerk instance of the accepted tokens, or of CLERK_SECRET_KEY, is unknown."
                    + " Set CLERK_INSTANCE_ID. Nothing was done.";

    static final String SKIPPED = "skipped, because they cannot be read or kept";

    static final String DELETED_HERE = "deleted here, but still at Clerk";

    static final String UNIDENTIFIED = "rows kept as they are, because their clerk_user_id is no Clerk user id";

    static final String NO_DELIVERY_PARKED = "No delivery is parked.";

    private CommandMessages() {}

    /** Prints the number of skipped users, and names them. */
    static void print(String title, List<SkippedUser> skipped, PrintWriter out) {
        CommandOutput.printItems(
                out,
                title,
                skipped.stream().map(user -> user.id() + ": " + user.reason()).toList());
    }
}
