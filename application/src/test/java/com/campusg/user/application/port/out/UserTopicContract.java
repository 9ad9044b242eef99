package com.campusg.user.application.port.out;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link UserTopic}. */
public abstract class UserTopicContract {

    protected abstract UserTopic topic();

    /** The versions of the messages about Ada, in the order in which consumers see them. */
    protected abstract List<Long> versionsOfAda();

    @Test
    void keepsTheOrderWithinAndBetweenWrites() {
        try (UserTopic.Writer writer = topic().open()) {
            writer.write(List.of(upserted(1), upserted(2), upserted(3)));
            writer.write(List.of(upserted(4), new UserMessage.Tombstone(new UserEvent.Erased(ADA, 5, NOW))));
        }

        assertThat(versionsOfAda()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void showsMessagesBeforeTheWriterIsClosed() {
        try (UserTopic.Writer writer = topic().open()) {
            writer.write(List.of(upserted(1)));

            assertThat(versionsOfAda()).containsExactly(1L);
        }
    }

    @Test
    void rejectsMessagesOfAnEarlierWriter() {
        try (UserTopic.Writer earlier = topic().open()) {
            earlier.write(List.of(upserted(1)));
            try (UserTopic.Writer later = topic().open()) {
                later.write(List.of(upserted(2)));

                assertThatExceptionOfType(TopicUnavailableException.class)
                        .isThrownBy(() -> earlier.write(List.of(upserted(1))));
                later.write(List.of(upserted(3)));
            }
        }

        assertThat(versionsOfAda()).containsExactly(1L, 2L, 3L);
    }

    protected static UserMessage upserted(long version) {
        User user = anyUser();
        while (user.version() < version) {
            user = user.rated(Role.RUNNER, new Stars(5), NOW);
        }
        return new UserMessage.Upserted(new UserEvent.Rated(ADA, version, NOW), user);
    }
}
