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
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Concurrent transactions that lock the same users. */
@DatabaseTest
class PostgresUsersLocksIT {

    private static final User NEWER =
            User.registered(anyUser().id(), snapshotOf(profileNamed("Augusta")), NOW.plusSeconds(1));

    private final Users users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TwoTransactions transactions;

    PostgresUsersLocksIT(
            @Autowired Users users,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactionManager) {
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactionManager);
        this.transactions = new TwoTransactions(transactionManager, jdbc);
    }

    @AfterEach
    void deleteUsers() {
        transactions.close();
        jdbc.sql("delete from users").update();
    }

    @Test
    void secondTransactionWaitsForALockedUserAndReadsTheUpdate() throws Exception {
        commit(anyUser());

        List<User> second = transactions.afterCommitOf(
                () -> {
                    assertThat(lock(ADA)).hasSize(1);
                    users.updateAll(List.of(NEWER));
                },
                () -> lock(ADA));

        assertThat(second).containsExactly(NEWER);
    }

    @Test
    void secondTransactionWaitsForALockedIdWithoutAUserAndReadsTheAddedUser() throws Exception {
        List<User> second = transactions.afterCommitOf(this::registerAda, () -> lock(ADA));

        assertThat(second).containsExactly(anyUser());
    }

    @Test
    void secondTransactionFindsNoUserIfTheFirstIsRolledBack() throws Exception {
        List<User> second = transactions.afterRollbackOf(this::registerAda, () -> lock(ADA));

        assertThat(second).isEmpty();
    }

    @Test
    void transactionsThatLockTheSameIdsInAnotherOrderDoNotDeadlock() throws Exception {
        List<User> second = transactions.afterCommitOf(
                () -> assertThat(lock(ADA)).isEmpty(),
                () -> users.lockAll(inOrder(GRACE, ADA)),
                () -> assertThat(lock(GRACE)).isEmpty());

        assertThat(second).isEmpty();
    }

    @Test
    void oneOfTwoTransactionsLinksAUserFromBeforeClerk() throws Exception {
        commit(userFromBeforeClerk(ADDRESS));

        List<User> second = transactions.afterCommitOf(this::linkAda, () -> {
            assertThat(lock(GRACE)).isEmpty();
            return lockUnlinked();
        });

        assertThat(second).isEmpty();
    }

    @Test
    void secondTransactionLinksTheNextOfTwoUsersFromBeforeClerk() throws Exception {
        User next = userFromBeforeClerk(OTHER_ID, "ADA@campus.edu", NOW);
        commit(userFromBeforeClerk(ADDRESS));
        commit(next);

        List<User> second = transactions.afterCommitOf(this::linkAda, this::lockUnlinked);

        assertThat(second).containsExactly(next);
    }

    @Test
    void readDoesNotWaitAndReturnsTheCommittedState() {
        commit(anyUser());

        Optional<User> read = transactions.during(
                () -> {
                    assertThat(lock(ADA)).hasSize(1);
                    users.updateAll(List.of(NEWER));
                },
                () -> users.find(ADA));

        assertThat(read).contains(anyUser());
    }

    @Test
    void transactionDoesNotWaitForOtherIds() {
        List<User> other = transactions.during(this::registerAda, () -> lock(GRACE));

        assertThat(other).isEmpty();
    }

    private void registerAda() {
        assertThat(lock(ADA)).isEmpty();
        users.addAll(List.of(anyUser()));
    }

    private void linkAda() {
        assertThat(lock(ADA)).isEmpty();
        users.updateAll(List.of(lockUnlinked().getFirst().linked(anySnapshot(), NOW)));
    }

    private List<User> lock(ClerkUserId clerkUserId) {
        return users.lockAll(Set.of(clerkUserId));
    }

    private List<User> lockUnlinked() {
        return users.lockUnlinked(Set.of(verified(ADDRESS)));
    }

    private void commit(User user) {
        transaction.executeWithoutResult(status -> users.addAll(List.of(user)));
    }

    /** A set whose iteration order is that of the arguments. */
    private static Set<ClerkUserId> inOrder(ClerkUserId... ids) {
        return new LinkedHashSet<>(List.of(ids));
    }
}
