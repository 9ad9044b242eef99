package com.campusg.user.application.port.out;

import java.util.List;

/** The topic from which other services read user events. */
@FunctionalInterface
public interface UserTopic {

    /**
     * Makes the caller the only writer. What an earlier writer writes from now on never becomes visible to consumers.
     *
     * @throws TopicUnavailableException if the topic cannot be reached
     */
    Writer open();

    /** Writes until the first failure; after that a new writer has to be opened. */
    interface Writer extends AutoCloseable {

        /**
         * Writes messages in this order for each user. All of them are durable when this returns.
         *
         * @throws TopicUnavailableException if that is uncertain: all, some or none of them may be in the topic
         */
        void write(List<UserMessage> messages);

        @Override
        void close();
    }
}
