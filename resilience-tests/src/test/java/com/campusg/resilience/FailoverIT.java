package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.Timeouts;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A synchronous standby is promoted after the primary server was killed. */
@ExtendWith(FaultReport.class)
@Tag("faults")
class FailoverIT {

    private static final Duration RECOVERY = Timeouts.seconds(5);

    @Test
    void losesNoAcknowledgedDeliveryWhenTheStandbyIsPromoted() {
        try (FaultScenario scenario = FaultScenario.withStandby("PostgreSQL: synchronous standby promoted")) {
            LoadGenerator load = scenario.load(500, 3_500, 300);
            scenario.awaitAcknowledgements(1_000);

            scenario.failOver(Duration.ofSeconds(2));

            scenario.verify(load, "primary server killed, standby promoted after 2 s");
            assertThat(scenario.health().recoveredAfter())
                    .hasValueSatisfying(time -> assertThat(time).isLessThan(RECOVERY));
        }
    }
}
