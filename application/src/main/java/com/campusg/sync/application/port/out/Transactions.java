package com.campusg.sync.application.port.out;

import java.util.function.Supplier;

/** Runs work in a database transaction; a transaction of the caller is joined. */
public interface Transactions {

    /** Runs the work and commits. If the work throws, the transaction is rolled back and the exception is thrown. */
    <T> T execute(Supplier<T> work);
}
