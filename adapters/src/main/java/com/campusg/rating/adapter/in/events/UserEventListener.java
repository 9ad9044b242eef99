package com.campusg.rating.adapter.in.events;

import com.campusg.rating.application.port.in.ForgetUser;
import com.campusg.user.domain.UserEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Acts at once, in the transaction that the event tells of: nobody is half forgotten. */
@Component
final class UserEventListener {

    private final ForgetUser forgetUser;

    UserEventListener(ForgetUser forgetUser) {
        this.forgetUser = forgetUser;
    }

    @EventListener
    void on(UserEvent.Erased erased) {
        forgetUser.forget(erased.clerkUserId());
    }
}
