package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.user.application.port.out.InMemoryUserEventOutbox;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.UserEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateUserServiceTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryUserEventOutbox outbox = new InMemoryUserEventOutbox();
    private final RateUserService service = new RateUserService(users, outbox, InstantSource.fixed(LATER));

    @Test
    void addsStarsToLockedUser() {
        users.given(anyUser());
        users.lockAll(Set.of(ADA));

        assertThat(service.rate(anyUser(), Role.CUSTOMER, new Stars(3))).isEqualTo(new Rating(new BigDecimal("3"), 1));

        assertThat(users.all()).containsExactly(anyUser().rated(Role.CUSTOMER, new Stars(3), LATER));
        assertThat(outbox.events()).containsExactly(new UserEvent.Rated(ADA, 2, LATER));
    }

    @Test
    void rejectsDeletedUser() {
        users.given(tombstone());
        users.lockAll(Set.of(ADA));

        assertThatIllegalStateException().isThrownBy(() -> service.rate(tombstone(), Role.CUSTOMER, new Stars(3)));

        assertThat(users.all()).containsExactly(tombstone());
        assertThat(outbox.events()).isEmpty();
    }
}
