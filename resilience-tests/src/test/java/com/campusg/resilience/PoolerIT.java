package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database is used through PgBouncer. That is no fault, but it is tested in the same way. */
@ExtendWith(FaultReport.class)
class PoolerIT {

    /** Session mode requires a session for each connection of both instances. */
    @ParameterizedTest
    @CsvSource({"transaction, 6, true", "session, 50, false"})
    @Tag("faults")
    void appliesDeliveriesThroughAPooler(String mode, int sessions, boolean detected) {
        String name = "PgBouncer, " + mode + " mode";
        PgBouncer.assumeInstalled(name);
        try (FaultScenario scenario = FaultScenario.withPooler(name, mode, sessions)) {
            LoadGenerator load = scenario.load(300, 3700, 300);

            scenario.verify(load, "two instances, each with a reconciliation every 5 seconds");

            assertThat(scenario.log().rejections()).isEmpty();
            assertThat(scenario.count("pg_locks where locktype = 'advisory'")).isZero();
            assertThat(scenario.count("clerk_reconciliations")).isPositive();
            assertThat(scenario.count("leases")).isLessThanOrEqualTo(1);
            assertThat(scenario.services()).allSatisfy(service -> {
                List<String> output = service.output();
                assertThat(output).noneMatch(line -> line.contains("PSQLException"));
                assertThat(output.stream().anyMatch(line -> line.contains("pooler in transaction mode")))
                        .isEqualTo(detected);
            });
        }
    }
}
