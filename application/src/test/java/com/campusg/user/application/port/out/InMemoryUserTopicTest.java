package com.campusg.user.application.port.out;

import java.util.List;

class InMemoryUserTopicTest extends UserTopicContract {

    private final InMemoryUserTopic topic = new InMemoryUserTopic();

    @Override
    protected UserTopic topic() {
        return topic;
    }

    @Override
    protected List<Long> versionsOfAda() {
        return topic.messages().stream()
                .map(message -> message.event().version())
                .toList();
    }
}
