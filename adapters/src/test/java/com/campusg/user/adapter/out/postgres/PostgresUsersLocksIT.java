package com.campusg.user.adapter.out.postgres;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.anySnapshot;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static com.campusg.user.application.port.out.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.TwoTransactions;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two deliveries at once: what only a database with two connections can show. */
@DatabaseTest
class PostgresUsersLocksIT {

    private static final User NEWER =
            User.registered(anyUser().id(), snapshotOf(profileNamed("Augusta")), NOW.plusSeconds(1));

    private final Users users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TwoTransactions two;

    PostgresUsersLocksIT(
            @Autowired Users users, @Autowired JdbcClient jdbc, @Autowired PlatformTransactionManager transactions) {
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.two = new TwoTransactions(transactions, jdbc);
    }

    @AfterEach
    void leaveNobody() {
        two.close();
        jdbc.sql("delete from users").update();
    }

    @Test
    void secondWaitsForLockedUserAndSeesTheChange() throws Exception {
        keep(anyUser());

        Optional<User> second = two.afterCommitOf(
                () -> {
                    assertThat(users.lockByClerkUserId(ADA)).isPresent();
                    users.update(NEWER);
                },
                () -> users.lockByClerkUserId(ADA));

        assertThat(second).contains(NEWER);
    }

    @Test
    void secondWaitsForPlaceOfUserToBeAndSeesTheUser() throws Exception {
        Optional<User> second = two.afterCommitOf(this::registerAda, () -> users.lockByClerkUserId(ADA));

        assertThat(second).contains(anyUser());
    }

    @Test
    void secondFindsThePlaceEmptyIfTheFirstFails() throws Exception {
        Optional<User> second = two.afterRollbackOf(this::registerAda, () -> users.lockByClerkUserId(ADA));

        assertThat(second).isEmpty();
    }

    @Test
    void oneOfTwoLinksTheUserFromBeforeClerk() throws Exception {
        keep(userFromBeforeClerk(ADDRESS));

        List<User> second = two.afterCommitOf(this::linkAda, () -> {
            assertThat(users.lockByClerkUserId(GRACE)).isEmpty();
            return users.lockUnlinkedByEmail(verified(ADDRESS));
        });

        assertThat(second).isEmpty();
    }

    @Test
    void secondLinksTheNextOfTwoUsersFromBeforeClerk() throws Exception {
        User next = userFromBeforeClerk(OTHER_ID, "ADA@campus.edu", NOW);
        keep(userFromBeforeClerk(ADDRESS));
        keep(next);

        List<User> second = two.afterCommitOf(this::linkAda, () -> users.lockUnlinkedByEmail(verified(ADDRESS)));

        assertThat(second).containsExactly(next);
    }

    @Test
    void readerWaitsForNobodyAndSeesWhatIsCommitted() {
        keep(anyUser());

        Optional<User> seen = two.during(
                () -> {
                    assertThat(users.lockByClerkUserId(ADA)).isPresent();
                    users.update(NEWER);
                },
                () -> users.findByClerkUserId(ADA));

        assertThat(seen).contains(anyUser());
    }

    @Test
    void othersDoNotWait() {
        Optional<User> other = two.during(this::registerAda, () -> users.lockByClerkUserId(GRACE));

        assertThat(other).isEmpty();
    }

    private void registerAda() {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        users.add(anyUser());
    }

    private void linkAda() {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        users.update(users.lockUnlinkedByEmail(verified(ADDRESS)).getFirst().linked(anySnapshot(), NOW));
    }

    private void keep(User user) {
        transaction.executeWithoutResult(status -> users.add(user));
    }
}
