package com.campusg.clerk.application.port.out;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who goes through all users: one at a time, over all instances of the service and all commands.
 *
 * <p>What an adapter must guarantee: if the one who walks dies, another can walk soon after.
 */
public interface Walks {

    /** Walks, and returns what came of it; or returns empty at once if somebody else is walking. */
    <T> Optional<T> alone(Supplier<T> walk);
}
