package com.campusg.persistence;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;

/** Classifies failures of the database. */
public final class DatabaseFailures {

    private static final String DATA_EXCEPTION = "22";
    private static final Set<String> REJECTED_CLASSES = Set.of(DATA_EXCEPTION, "23", "44", "54", "P0");

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

    /**
     * The SQLSTATE of a statement that fails because of the values that it writes: data exceptions (22), violated constraints
     * (23, 44), exceeded limits such as that of an index entry (54) and exceptions of triggers (P0). Empty for other failures.
     */
    public static Optional<String> rejectedState(DataAccessException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .findFirst()
                .filter(state -> REJECTED_CLASSES.stream().anyMatch(state::startsWith));
    }

    /** Whether a value cannot be read, for example the number NaN (SQLSTATE class 22). */
    public static boolean isDataException(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith(DATA_EXCEPTION);
    }
}
