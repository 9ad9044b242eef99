package com.campusg.clerk.adapter.out.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.DatabaseTest;
import com.campusg.clerk.application.port.out.Walks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PostgresWalksIT {

    private final Walks walks;
    private final JdbcClient jdbc;

    PostgresWalksIT(@Autowired Walks walks, @Autowired JdbcClient jdbc) {
        this.walks = walks;
        this.jdbc = jdbc;
    }

    @Test
    void letsOneWalk() {
        assertThat(walks.alone(() -> "there and back")).contains("there and back");
    }

    @Test
    void turnsAwayWhoeverComesMeanwhile() {
        assertThat(walks.alone(() -> walks.alone(() -> "second")))
                .hasValueSatisfying(second -> assertThat(second).isEmpty());
    }

    @Test
    void letsTheNextWalkAfterwards() {
        walks.alone(() -> "first");

        assertThat(walks.alone(() -> "second")).contains("second");
    }

    @Test
    void letsTheNextWalkAfterOneThatFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> walks.alone(() -> {
                    throw new IllegalStateException("stumbled");
                }));

        assertThat(walks.alone(() -> "second")).contains("second");
    }

    @Test
    void letsTheNextWalkWhenTheConnectionOfTheOneWhoWalkedIsGone() {
        walks.alone(() -> {
            jdbc.sql(
                            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()")
                    .query((row, number) -> row.getBoolean(1))
                    .list();
            return "gone";
        });

        assertThat(walks.alone(() -> "second")).contains("second");
    }
}
