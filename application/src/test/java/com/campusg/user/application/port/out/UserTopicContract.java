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

/** What every adapter of {@link UserTopic} does. */
public abstract class UserTopicContract {

    protected abstract UserTopic topic();

    /** The versions that readers see of Ada's events, in order. */
    protected abstract List<Long> versionsOfAda();

    @Test
    void keepsTheOrderWithinAndBetweenCalls() {
        try (UserTopic.Writer writer = topic().open()) {
            writer.write(List.of(told(1), told(2), told(3)));
            writer.write(List.of(told(4), new UserMessage.Gone(new UserEvent.Erased(ADA, 5, NOW))));
        }

        assertThat(versionsOfAda()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void hasWhatWasWrittenBeforeTheWriterIsClosed() {
        try (UserTopic.Writer writer = topic().open()) {
            writer.write(List.of(told(1)));

            assertThat(versionsOfAda()).containsExactly(1L);
        }
    }

    @Test
    void shutsOutWhoeverOpenedItBefore() {
        try (UserTopic.Writer before = topic().open()) {
            before.write(List.of(told(1)));
            try (UserTopic.Writer after = topic().open()) {
                after.write(List.of(told(2)));

                assertThatExceptionOfType(TopicUnavailableException.class)
                        .isThrownBy(() -> before.write(List.of(told(1))));
                after.write(List.of(told(3)));
            }
        }

        assertThat(versionsOfAda()).containsExactly(1L, 2L, 3L);
    }

    protected static UserMessage told(long version) {
        User user = anyUser();
        while (user.version() < version) {
            user = user.rated(Role.RUNNER, new Stars(5), NOW);
        }
        return new UserMessage.Told(new UserEvent.Rated(ADA, version, NOW), user);
    }
}
