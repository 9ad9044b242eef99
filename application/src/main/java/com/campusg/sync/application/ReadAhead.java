package com.campusg.sync.application;

import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.sync.application.port.out.ClerkUsers.Cursor;
import com.campusg.sync.application.port.out.ClerkUsers.Page;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Reads the next page of all users while the caller processes the current one. Not thread-safe. */
final class ReadAhead {

    private final ClerkUsers clerkUsers;
    private @Nullable FutureTask<Page> next;

    ReadAhead(ClerkUsers clerkUsers) {
        this.clerkUsers = clerkUsers;
    }

    /**
     * Reads a page.
     *
     * @param after the end of the previous page that this method returned; empty for the first page
     * @throws com.campusg.sync.application.port.out.ClerkUnavailableException if Clerk is unavailable
     */
    Page read(Optional<Cursor> after) {
        Page page = next == null ? clerkUsers.all(after) : await(next);
        next = null;
        if (page.next().isPresent()) {
            next = new FutureTask<>(() -> clerkUsers.all(page.next()));
            Thread.ofVirtual().name("clerk-read-ahead").start(next);
        }
        return page;
    }

    private static Page await(FutureTask<Page> page) {
        try {
            return page.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for Clerk");
        }
    }
}
