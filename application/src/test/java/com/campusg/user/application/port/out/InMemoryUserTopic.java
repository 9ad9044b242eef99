package com.campusg.user.application.port.out;

import java.util.ArrayList;
import java.util.List;

/** Messages in a list. Can be told to fail, before or after a message is there. */
public final class InMemoryUserTopic implements UserTopic {

    private final List<UserMessage> messages = new ArrayList<>();
    private int openings;
    private boolean away;
    private boolean silent;

    @Override
    public Writer open() {
        if (away) {
            throw new TopicUnavailableException("away", null);
        }
        openings++;
        int mine = openings;
        return new Writer() {
            @Override
            public void write(List<UserMessage> more) {
                if (away || mine != openings) {
                    throw new TopicUnavailableException("away, or shut out", null);
                }
                messages.addAll(more);
                if (silent) {
                    throw new TopicUnavailableException("written, but not acknowledged", null);
                }
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    /** From now on nothing can be written. */
    public void goAway() {
        away = true;
    }

    /** From now on what is written is there, and nobody says so. */
    public void fallSilent() {
        silent = true;
    }

    /** All is well again. */
    public void comeBack() {
        away = false;
        silent = false;
    }

    public List<UserMessage> messages() {
        return List.copyOf(messages);
    }
}
