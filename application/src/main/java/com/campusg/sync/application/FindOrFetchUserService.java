package com.campusg.sync.application;

import com.campusg.sync.application.port.out.ClerkUserLookup;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindOrFetchUser;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.out.UserRejectedException;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import java.util.List;
import java.util.Optional;

/** Fetches a user whose webhook delivery has not arrived yet from Clerk. */
public final class FindOrFetchUserService implements FindOrFetchUser {

    private final FindUsers findUsers;
    private final ClerkUserLookup clerkUserLookup;
    private final ChangeUsers changeUsers;

    public FindOrFetchUserService(FindUsers findUsers, ClerkUserLookup clerkUserLookup, ChangeUsers changeUsers) {
        this.findUsers = findUsers;
        this.clerkUserLookup = clerkUserLookup;
        this.changeUsers = changeUsers;
    }

    @Override
    public FindUsers.Result find(ClerkUserId clerkUserId) {
        FindUsers.Result found = findUsers.find(clerkUserId);
        if (!(found instanceof FindUsers.Result.Unknown)) {
            return found;
        }
        Optional<Snapshot> fetched = clerkUserLookup.fetch(clerkUserId);
        if (fetched.isEmpty()) {
            return found;
        }
        // The delivery may have arrived meanwhile, or the user may be deleted: the single write path decides.
        try {
            changeUsers.change(List.of(new UserChange.Updated(fetched.get())));
        } catch (UserRejectedException rejected) {
            return found;
        }
        return findUsers.find(clerkUserId);
    }
}
