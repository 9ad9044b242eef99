package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserEvent;

/**
 * Those who want to know what happens to users.
 *
 * <p>What an adapter must guarantee: who listens has acted when this returns, within the caller's transaction; if a
 * listener fails, this throws.
 */
@FunctionalInterface
public interface UserEvents {

    void publish(UserEvent event);
}
