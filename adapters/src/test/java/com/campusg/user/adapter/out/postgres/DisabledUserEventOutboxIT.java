package com.campusg.user.adapter.out.postgres;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserEventOutbox.Backlog;
import com.campusg.user.domain.UserEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox of a service without Kafka. */
@DatabaseTest
class DisabledUserEventOutboxIT {

    private final UserEventOutbox outbox;
    private final JdbcClient jdbc;

    DisabledUserEventOutboxIT(@Autowired UserEventOutbox outbox, @Autowired JdbcClient jdbc) {
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    @Test
    void discardsEvents() {
        outbox.add(List.of(new UserEvent.Registered(ADA, 1, NOW)));

        assertThat(outbox.backlog()).isEqualTo(new Backlog(0, Optional.empty()));
        assertThat(jdbc.sql("select count(*) from user_event_outbox")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void hasNoLeader() {
        assertThat(outbox.runIfLeader(lease -> {
                    throw new IllegalStateException("There are no events to relay");
                }))
                .isFalse();
    }
}
