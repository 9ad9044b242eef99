package com.campusg.clerk.application;

import com.campusg.clerk.application.port.out.Newcomers;
import com.campusg.user.application.port.in.FindCaller;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.util.Optional;

/** Asks Clerk for callers whose webhook is still under way. */
public final class FindCallerService implements FindCaller {

    private final FindUser findUser;
    private final Newcomers newcomers;
    private final SyncUser syncUser;

    public FindCallerService(FindUser findUser, Newcomers newcomers, SyncUser syncUser) {
        this.findUser = findUser;
        this.newcomers = newcomers;
        this.syncUser = syncUser;
    }

    @Override
    public FindUser.Outcome find(ClerkUserId clerkUserId) {
        return switch (findUser.find(clerkUserId)) {
            case FindUser.Outcome.Found found -> found;
            case FindUser.Outcome.Deleted deleted -> deleted;
            case FindUser.Outcome.Unknown unknown -> {
                Optional<Snapshot> fetched = newcomers.fetch(clerkUserId);
                if (fetched.isEmpty()) {
                    yield unknown;
                }
                // Perhaps the webhook was faster meanwhile, or the user is deleted already: the same rules as ever.
                syncUser.sync(fetched.get());
                yield findUser.find(clerkUserId);
            }
        };
    }
}
