package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.EraseUser;
import com.campusg.clerk.application.port.out.ParkedDeliveries;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.domain.ClerkUserId;
import java.util.Set;

/** Sees to it that nothing personal outlives its owner in what was parked. */
public final class EraseUserService implements EraseUser {

    private final RemoveUser removeUser;
    private final ParkedDeliveries parkedDeliveries;

    public EraseUserService(RemoveUser removeUser, ParkedDeliveries parkedDeliveries) {
        this.removeUser = removeUser;
        this.parkedDeliveries = parkedDeliveries;
    }

    @Override
    public RemoveUser.Outcome erase(ClerkUserId clerkUserId) {
        RemoveUser.Outcome outcome = removeUser.remove(clerkUserId);
        parkedDeliveries.removeAbout(Set.of(clerkUserId));
        return outcome;
    }
}
