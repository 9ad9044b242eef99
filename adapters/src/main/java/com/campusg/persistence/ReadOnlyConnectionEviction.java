package com.campusg.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Closes a pooled connection at once if its server has become read-only, for example because it was demoted to a standby. */
public final class ReadOnlyConnectionEviction implements SQLExceptionOverride {

    private static final String READ_ONLY_SQL_TRANSACTION = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return isReadOnly(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    static boolean isReadOnly(SQLException failure) {
        return READ_ONLY_SQL_TRANSACTION.equals(failure.getSQLState());
    }
}
