package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.testing.TestDatabase;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A use case is one transaction: a failure rolls back everything that was written before. */
@SpringBootTest(
        properties = {
            "clerk.issuer=http://localhost:5100",
            "clerk.webhook-signing-secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        })
class TransactionsIT {

    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final ClerkUserId ADA = new ClerkUserId("user_ada");

    @Autowired
    private ApplyDeliveries applyDeliveries;

    @Autowired
    private ChangeUsers changeUsers;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String url = DATABASE.createDatabase();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> TestDatabase.USERNAME);
        registry.add("spring.datasource.password", () -> TestDatabase.PASSWORD);
    }

    @AfterAll
    static void stopDatabase() {
        DATABASE.close();
    }

    @AfterEach
    void deleteRows() {
        jdbc.sql("drop trigger if exists broken on users").update();
        jdbc.sql("delete from users").update();
        jdbc.sql("delete from clerk_deliveries").update();
    }

    @Test
    void appliesADeliveryAtItsNextAttemptIfTheFirstOneFailed() {
        Delivery delivery = signUp("msg_again");
        failOn("before insert on users for each row");

        assertThatThrownBy(() -> applyDeliveries.apply(List.of(delivery))).isInstanceOf(DataAccessException.class);
        assertThat(count("clerk_deliveries")).isZero();

        repairUsers();
        assertThat(applyDeliveries.apply(List.of(delivery)))
                .extracting(ProcessedDelivery::result)
                .containsExactly(DeliveryResult.APPLIED);
        assertThat(count("clerk_deliveries")).isOne();
    }

    @Test
    void erasesNothingIfADeletionFails() {
        changeUsers.change(List.of(new UserChange.Updated(snapshot())));
        jdbc.sql("update users set user_stripe_card = '{\"last4\": \"4242\"}'").update();
        failOn("before update on users for each row when (new.deleted_at is not null)");

        assertThatThrownBy(() -> changeUsers.change(List.of(new UserChange.Deleted(ADA))))
                .isInstanceOf(DataAccessException.class);

        assertThat(jdbc.sql("select user_stripe_card is not null from users")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void changesUsersInTheTransactionOfTheCaller() {
        assertDoesNotThrow(() -> transaction.executeWithoutResult(status -> {
            changeUsers.change(List.of(new UserChange.Updated(snapshot())));
            status.setRollbackOnly();
        }));

        assertThat(count("users")).isZero();
    }

    private void failOn(String writes) {
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql
                as $$ begin raise exception 'broken for a test' using errcode = 'XX000'; end $$""").update();
        jdbc.sql("create trigger broken " + writes + " execute function refuse()")
                .update();
    }

    private void repairUsers() {
        jdbc.sql("drop trigger broken on users").update();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static Snapshot snapshot() {
        return new Snapshot(ADA, Profile.blank(), new Revision(Instant.EPOCH, Instant.EPOCH));
    }

    private static Delivery signUp(String id) {
        String event = """
                {"type":"user.created","timestamp":1,"data":{"id":"user_ada","updated_at":1}}""";
        return new Delivery(new DeliveryId(id), new Payload(event.getBytes(StandardCharsets.UTF_8)), Instant.EPOCH);
    }
}
