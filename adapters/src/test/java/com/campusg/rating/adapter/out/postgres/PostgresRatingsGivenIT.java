package com.campusg.rating.adapter.out.postgres;

import static com.campusg.rating.application.port.out.RatingFixture.ADA;
import static com.campusg.rating.application.port.out.RatingFixture.BEN;
import static com.campusg.rating.application.port.out.RatingFixture.ORDER;
import static com.campusg.rating.application.port.out.RatingFixture.anyRating;
import static com.campusg.rating.application.port.out.RatingFixture.ratingIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.DatabaseTest;
import com.campusg.rating.application.port.out.RatingsGiven;
import com.campusg.rating.application.port.out.RatingsGivenContract;
import com.campusg.user.domain.Role;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

@DatabaseTest
class PostgresRatingsGivenIT extends RatingsGivenContract {

    private final RatingsGiven ratingsGiven;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final TransactionStatus transaction;

    PostgresRatingsGivenIT(
            @Autowired RatingsGiven ratingsGiven,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.ratingsGiven = ratingsGiven;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.transaction = transactions.getTransaction(null);
    }

    @AfterEach
    void rollBack() {
        transactions.rollback(transaction);
    }

    @Override
    protected RatingsGiven ratingsGiven() {
        return ratingsGiven;
    }

    @Test
    void storesNoIdOfADeletedUser() {
        ratingsGiven.add(anyRating());
        ratingsGiven.add(ratingIn(ORDER, Role.CUSTOMER, BEN, ADA, 3));

        ratingsGiven.erase(Set.of(ADA));

        assertThat(jdbc.sql("select ratings_given::text from ratings_given")
                        .query(String.class)
                        .list())
                .hasSize(1)
                .noneMatch(row -> row.contains(ADA.value()));
    }

    @Test
    void storesTheMachineThatReportsARating() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("mch_orders", null));
        try {
            ratingsGiven.add(anyRating());
        } finally {
            SecurityContextHolder.clearContext();
        }

        assertThat(jdbc.sql("select reported_by from ratings_given")
                        .query(String.class)
                        .single())
                .isEqualTo("mch_orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stars = 0", "stars = 6", "role = 'COOK'", "rater = rated"})
    void rejectsRowsThatAreInvalidInTheDomain(String assignment) {
        ratingsGiven.add(anyRating());

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(
                        () -> jdbc.sql("update ratings_given set " + assignment).update());
    }
}
