package com.campusg.sync.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.domain.ParkedDelivery;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists parked deliveries, the oldest first.")
final class ListDeliveriesCommand implements Callable<Integer> {

    private final Supplier<ParkedDeliveries> parkedDeliveries;
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ListDeliveriesCommand(Supplier<ParkedDeliveries> parkedDeliveries, InstantSource clock) {
        this.parkedDeliveries = parkedDeliveries;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<ParkedDelivery> parked = parkedDeliveries.get().all();
        CommandOutput.print(
                spec, () -> parked.stream().map(ParkedDeliveryFields::of).toList(), out -> print(parked, out));
        return ExitCodes.COMPLETED;
    }

    private void print(List<ParkedDelivery> parked, PrintWriter out) {
        if (parked.isEmpty()) {
            out.println(CommandMessages.NO_DELIVERY_PARKED);
            return;
        }
        Instant now = clock.instant();
        out.printf("%-36s  %-20s  %-12s  %8s  %s%n", "ID", "RECEIVED", "AGE", "BYTES", "REASON");
        for (ParkedDelivery each : parked) {
            Instant receivedAt = each.delivery().receivedAt();
            out.printf(
                    "%-36s  %-20s  %-12s  %8d  %s%n",
                    each.delivery().id().value(),
                    receivedAt.truncatedTo(ChronoUnit.SECONDS),
                    Durations.between(receivedAt, now),
                    each.delivery().payload().bytes().length,
                    each.reason());
        }
    }
}
