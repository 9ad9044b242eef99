package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.domain.ParkedDelivery;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists parked deliveries, the oldest first.")
final class ListCommand implements Callable<Integer> {

    private final ObjectProvider<FindParkedDeliveries> findParkedDeliveries;
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ListCommand(ObjectProvider<FindParkedDeliveries> findParkedDeliveries, InstantSource clock) {
        this.findParkedDeliveries = findParkedDeliveries;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<ParkedDelivery> parked = findParkedDeliveries.getObject().all();
        if (parked.isEmpty()) {
            out.println("No delivery is parked.");
            return ExitCode.DONE;
        }
        Instant now = clock.instant();
        out.printf("%-36s  %-20s  %-12s  %8s  %s%n", "ID", "RECEIVED", "AGE", "BYTES", "REASON");
        for (ParkedDelivery each : parked) {
            Instant receivedAt = each.delivery().receivedAt();
            out.printf(
                    "%-36s  %-20s  %-12s  %8d  %s%n",
                    each.delivery().id().value(),
                    receivedAt.truncatedTo(ChronoUnit.SECONDS),
                    Ages.age(receivedAt, now),
                    each.delivery().payload().bytes().length,
                    each.reason());
        }
        return ExitCode.DONE;
    }
}
