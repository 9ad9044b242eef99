package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.in.RateUser.Outcome;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateUserServiceTest {

    private final InMemoryUsers users = new InMemoryUsers();
    private final List<UserEvent> events = new ArrayList<>();
    private final RateUserService service =
            new RateUserService(users, events::add, InstantSource.fixed(NOW.plusSeconds(60)));

    @Test
    void countsStars() {
        keep(anyUser());

        Outcome outcome = service.rate(ADA, Role.CUSTOMER, new Stars(3));

        assertThat(outcome).isEqualTo(new Outcome.Rated(new Rating(new BigDecimal("3"), 1)));
        assertThat(users.all()).containsExactly(anyUser().rated(Role.CUSTOMER, new Stars(3), NOW.plusSeconds(60)));
        assertThat(events).containsExactly(new UserEvent.Rated(ADA, 2, NOW.plusSeconds(60)));
    }

    @Test
    void ratesNobodyDeleted() {
        keep(tombstone());

        assertThat(service.rate(ADA, Role.CUSTOMER, new Stars(3))).isEqualTo(new Outcome.Deleted());
        assertThat(users.all()).containsExactly(tombstone());
        assertThat(events).isEmpty();
    }

    @Test
    void ratesNobodyUnknown() {
        assertThat(service.rate(ADA, Role.CUSTOMER, new Stars(3))).isEqualTo(new Outcome.Unknown());
        assertThat(users.all()).isEmpty();
        assertThat(events).isEmpty();
    }

    private void keep(User user) {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        users.add(user);
        users.endTransaction();
    }
}
