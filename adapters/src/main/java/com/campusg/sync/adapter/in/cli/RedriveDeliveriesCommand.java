package com.campusg.sync.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.cli.Resumable;
import com.campusg.sync.application.port.in.RedriveDelivery;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.ProcessedDelivery;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "redrive", description = "Applies parked deliveries again. Safe to repeat.")
final class RedriveDeliveriesCommand implements Callable<Integer>, Resumable {

    private static final String DESCRIPTION = "description";

    private final Supplier<ParkedDeliveries> parkedDeliveries;
    private final Supplier<RedriveDelivery> redriveDelivery;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Selection selection;

    @Option(names = "--dry-run", description = "Write nothing, and print what would be done.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RedriveDeliveriesCommand(Supplier<ParkedDeliveries> parkedDeliveries, Supplier<RedriveDelivery> redriveDelivery) {
        this.parkedDeliveries = parkedDeliveries;
        this.redriveDelivery = redriveDelivery;
    }

    static final class Selection {

        @Option(
                names = "--id",
                paramLabel = "ID",
                description = "The svix-id of a delivery, msg_…. Can be repeated.",
                converter = DeliveryIdConverter.class)
        private List<DeliveryId> ids = new ArrayList<>();

        @Option(names = "--all-parked", description = "All parked deliveries.")
        private boolean all;
    }

    @Override
    public Integer call() {
        List<DeliveryId> ids = selection.all
                ? parkedDeliveries.get().all().stream()
                        .map(parked -> parked.delivery().id())
                        .toList()
                : selection.ids;
        boolean remaining = false;
        List<Map<String, Object>> results = new ArrayList<>();
        try {
            for (DeliveryId id : ids) {
                Optional<ProcessedDelivery> processed = redriveDelivery.get().redrive(id, dryRun);
                remaining |=
                        processed.isEmpty() || isStillParked(processed.get().result());
                results.add(result(id, processed));
            }
        } finally {
            // After a failure, too, because these deliveries are done.
            CommandOutput.print(spec, () -> results, out -> print(results, ids.isEmpty(), out));
        }
        return remaining ? ExitCodes.NEEDS_ATTENTION : ExitCodes.COMPLETED;
    }

    @Override
    public String howToResume() {
        return "Deliveries that were applied stay applied. Repeat the command.";
    }

    private static Map<String, Object> result(DeliveryId id, Optional<ProcessedDelivery> processed) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", id.value());
        result.put(
                "result",
                processed
                        .map(each -> each.result().name().toLowerCase(Locale.ROOT))
                        .orElse("not-parked"));
        result.put(DESCRIPTION, processed.map(RedriveDeliveriesCommand::text).orElse("not parked: nothing to do"));
        return result;
    }

    private void print(List<Map<String, Object>> results, boolean noneParked, PrintWriter out) {
        results.forEach(result -> out.println(result.get("id") + "  " + result.get(DESCRIPTION)));
        if (noneParked) {
            out.println(CommandMessages.NO_DELIVERY_PARKED);
        } else if (dryRun) {
            out.println("Nothing was written.");
        }
    }

    private static boolean isStillParked(DeliveryResult result) {
        return result == DeliveryResult.PARKED || result == DeliveryResult.IGNORED;
    }

    private static String text(ProcessedDelivery processed) {
        return switch (processed.result()) {
            case APPLIED -> "applied: " + type(processed);
            case DUPLICATE -> "duplicate: it was applied before";
            case STALE -> "stale: " + type(processed) + " with a state that is not newer, or of a deleted user";
            case IGNORED ->
                "still parked: " + type(processed) + " of another Clerk instance, or of a type that is not handled";
            case PARKED -> "still parked: " + processed.reason();
            case QUEUED -> throw new IllegalStateException("A redriven delivery is never queued");
        };
    }

    private static String type(ProcessedDelivery processed) {
        Envelope envelope = processed.envelope();
        return envelope == null ? "event" : envelope.type();
    }
}
