package com.campusg.user.application.port.out;

import java.util.List;

/** Where other services read what happens to users. */
@FunctionalInterface
public interface UserTopic {

    /**
     * Makes the caller the one who writes. Whoever opened it before, and does not know that their time is over, can write
     * no more: what they write from now on is not there for readers, not even later.
     *
     * @throws TopicUnavailableException if the topic cannot be reached
     */
    Writer open();

    /** Writes until it fails for the first time; then another has to be opened. */
    interface Writer extends AutoCloseable {

        /**
         * Adds messages, in this order for each user. When it returns, all of them are durable.
         *
         * @throws TopicUnavailableException if that is not certain: all, some or none of them may be there
         */
        void write(List<UserMessage> messages);

        @Override
        void close();
    }
}
