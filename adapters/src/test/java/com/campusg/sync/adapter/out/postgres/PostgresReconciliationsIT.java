package com.campusg.sync.adapter.out.postgres;

import com.campusg.DatabaseTest;
import com.campusg.sync.application.port.out.Reconciliations;
import com.campusg.sync.application.port.out.ReconciliationsContract;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PostgresReconciliationsIT extends ReconciliationsContract {

    private final Reconciliations reconciliations;
    private final JdbcClient jdbc;

    PostgresReconciliationsIT(@Autowired Reconciliations reconciliations, @Autowired JdbcClient jdbc) {
        this.reconciliations = reconciliations;
        this.jdbc = jdbc;
    }

    @AfterEach
    void deleteReconciliations() {
        jdbc.sql("delete from clerk_reconciliations").update();
    }

    @Override
    protected Reconciliations reconciliations() {
        return reconciliations;
    }
}
