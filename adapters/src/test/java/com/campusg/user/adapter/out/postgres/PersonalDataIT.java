package com.campusg.user.adapter.out.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.user.application.ExportUserService;
import com.campusg.user.application.port.out.PersonalData;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

/** The export of a user from the tables of all features. */
@DatabaseTest
class PersonalDataIT {

    private final String id = "user_" + UUID.randomUUID();
    private final String other = "user_" + UUID.randomUUID();
    private final JdbcClient jdbc;
    private final ExportUserService export;

    private final PlatformTransactionManager transactions;
    private final TransactionStatus transaction;

    PersonalDataIT(
            @Autowired JdbcClient jdbc,
            @Autowired List<PersonalData> personalData,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.export = new ExportUserService(personalData);
        this.transactions = transactions;
        this.transaction = transactions.getTransaction(null);
    }

    @AfterEach
    void rollBack() {
        transactions.rollback(transaction);
    }

    @Test
    void exportsTheRowRatingsPendingEventsAndParkedDeliveriesOfOneUser() {
        insertUser(id, "{\"last4\": \"4242\"}");
        insertUser(other, null);
        insertRating(other, id);
        insertRating(id, other);
        jdbc.sql(
                        "insert into user_event_outbox (type, clerk_user_id, version, occurred_at) values ('changed', ?, 2, now())")
                .param(id)
                .update();
        park(id);
        park(other);

        Map<String, List<Map<String, Object>>> exported = export.export(new ClerkUserId(id));

        assertThat(exported.get("user"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("clerk_user_id", id)
                        .containsEntry("email", "ada@campus.edu")
                        .containsEntry("user_stripe_card", Map.of("last4", "4242")));
        assertThat(exported.get("ratingsGiven"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("stars", 4));
        assertThat(exported.get("ratingsReceived")).hasSize(1);
        assertThat(exported.get("pendingUserEvents"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("type", "changed"));
        assertThat(exported.get("parkedDeliveries"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("svix_id", "msg_" + id));
        assertThat(exported.toString()).as("Data about others").doesNotContain(other);
    }

    @Test
    void exportsNothingAboutAnUnknownUser() {
        assertThat(export.export(new ClerkUserId(id)).values()).allMatch(List::isEmpty);
    }

    private void insertUser(String clerkUserId, @Nullable String card) {
        jdbc.sql("""
                        insert into users (user_id, clerk_user_id, email, customer_rating, runner_rating, created_at,
                                           updated_at, user_stripe_card)
                        values (?, ?, 'ada@campus.edu', 5, 5, now(), now(), ?::jsonb)""")
                .param(UUID.randomUUID().toString())
                .param(clerkUserId)
                .param(card)
                .update();
    }

    private void insertRating(String rated, String rater) {
        jdbc.sql("insert into ratings_given (order_id, role, rated, rater, stars) values (?, 'RUNNER', ?, ?, 4)")
                .param(UUID.randomUUID().toString())
                .param(rated)
                .param(rater)
                .update();
    }

    private void park(String clerkUserId) {
        jdbc.sql("""
                        insert into clerk_parked_deliveries (svix_id, reason, payload, received_at)
                        values (?, 'not JSON', convert_to(?, 'UTF8'), now())""")
                .param("msg_" + clerkUserId)
                .param("{\"id\":\"" + clerkUserId + "\"")
                .update();
    }
}
