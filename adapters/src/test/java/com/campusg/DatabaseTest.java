package com.campusg;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A test of PostgreSQL adapters. It begins its own transactions: transactions that Spring manages do not apply to tests that
 * are inherited from a contract.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedDatabase.class)
@ContextConfiguration(classes = DatabaseSlice.class)
@DataJdbcTest(properties = "spring.test.database.replace=none")
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public @interface DatabaseTest {}
