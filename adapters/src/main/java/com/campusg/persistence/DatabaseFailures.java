package com.campusg.persistence;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;

/** Classifies failures of the database. */
public final class DatabaseFailures {

    private DatabaseFailures() {}

    /**
     * Whether the same work may succeed when it is repeated later: the database cannot be reached, is overloaded or rolled
     * the transaction back. A failure that the statement or its data cause, such as a violated constraint, is not transient.
     * The first failure of the database in the chain of causes decides; a chain without one is not transient.
     *
     * <p>In contrast to the hierarchy of Spring's exceptions, {@link NonTransientDataAccessResourceException} counts as
     * transient, because PostgreSQL may be restarted, and so does {@link UncategorizedDataAccessException}, because it cannot
     * be attributed to the statement.
     */
    public static boolean isTransient(Throwable failure) {
        return switch (failure) {
            case TransactionException noTransaction -> true;
            case NonTransientDataAccessResourceException noConnection -> true;
            case UncategorizedDataAccessException unknown -> true;
            case NonTransientDataAccessException statement -> false;
            case DataAccessException other -> true;
            default -> failure.getCause() != null && isTransient(failure.getCause());
        };
    }
}
