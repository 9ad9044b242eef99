package com.campusg.user.application.port.out;

import java.util.ArrayList;
import java.util.List;

/** A topic in memory that can fail before or after a message is written. */
public final class InMemoryUserTopic implements UserTopic {

    private final List<UserMessage> messages = new ArrayList<>();
    private int writers;
    private boolean unavailable;
    private boolean acknowledgementsLost;

    @Override
    public Writer open() {
        requireAvailable();
        writers++;
        return new InMemoryWriter(writers);
    }

    /** Refuses all messages from now on. */
    public void becomeUnavailable() {
        unavailable = true;
    }

    /** Writes messages from now on, but reports a failure. */
    public void loseAcknowledgements() {
        acknowledgementsLost = true;
    }

    /** Ends all failures. */
    public void recover() {
        unavailable = false;
        acknowledgementsLost = false;
    }

    public List<UserMessage> messages() {
        return List.copyOf(messages);
    }

    private void requireAvailable() {
        if (unavailable) {
            throw new TopicUnavailableException("The topic is unavailable", null);
        }
    }

    private final class InMemoryWriter implements Writer {

        private final int number;

        InMemoryWriter(int number) {
            this.number = number;
        }

        @Override
        public void write(List<UserMessage> batch) {
            requireAvailable();
            if (number != writers) {
                throw new TopicUnavailableException("Another writer has taken over", null);
            }
            messages.addAll(batch);
            if (acknowledgementsLost) {
                throw new TopicUnavailableException("The messages are written, but not acknowledged", null);
            }
        }

        @Override
        public void close() {
            // There is nothing to release.
        }
    }
}
