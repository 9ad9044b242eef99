package com.campusg.user.application.port.out;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.campusg.user.domain.UserEvent;
import org.junit.jupiter.api.Test;

class UserMessageTest {

    @Test
    void rejectsStateThatIsOlderThanTheEvent() {
        UserEvent event = new UserEvent.Changed(ADA, anyUser().version() + 1, NOW);

        assertThatIllegalArgumentException().isThrownBy(() -> new UserMessage.Upserted(event, anyUser()));
    }

    @Test
    void rejectsStateOfDeletedUser() {
        UserEvent event = new UserEvent.Registered(ADA, 1, NOW);

        assertThatIllegalArgumentException().isThrownBy(() -> new UserMessage.Upserted(event, tombstone()));
    }
}
