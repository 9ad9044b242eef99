package com.campusg.user.adapter.out.postgres;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static com.campusg.user.application.port.out.UserFixture.userWithoutRevision;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.User;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserRowTest {

    static Stream<User> users() {
        return Stream.of(
                anyUser(),
                userWithoutRevision(),
                userFromBeforeClerk(ADDRESS),
                tombstone(),
                new User(
                        ID,
                        new ClerkIdentity(ADA, new Revision(NOW.minusSeconds(2), NOW.minusSeconds(1))),
                        profileNamed("Ada"),
                        new Ratings(
                                new Rating(new BigDecimal("4.2"), 7),
                                new Rating(new BigDecimal("4.67"), 3, new BigDecimal("14"))),
                        null,
                        NOW.minusSeconds(60),
                        NOW,
                        41));
    }

    @ParameterizedTest
    @MethodSource("users")
    void convertsAUserToARowAndBack(User user) {
        assertThat(UserRow.from(user).toDomain()).isEqualTo(user);
    }
}
