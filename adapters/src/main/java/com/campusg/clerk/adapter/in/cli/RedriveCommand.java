package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.application.port.in.RedriveDelivery;
import com.campusg.clerk.application.port.in.RehearseRedrive;
import com.campusg.clerk.domain.DeliveryId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = "Tries parked deliveries again, the way that all deliveries go. Safe to repeat.")
final class RedriveCommand implements Callable<Integer> {

    private final ObjectProvider<FindParkedDeliveries> findParkedDeliveries;
    private final ObjectProvider<RedriveDelivery> redriveDelivery;
    private final ObjectProvider<RehearseRedrive> rehearseRedrive;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Which which;

    @Option(names = "--dry-run", description = "Write nothing, and say what would happen.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RedriveCommand(
            ObjectProvider<FindParkedDeliveries> findParkedDeliveries,
            ObjectProvider<RedriveDelivery> redriveDelivery,
            ObjectProvider<RehearseRedrive> rehearseRedrive) {
        this.findParkedDeliveries = findParkedDeliveries;
        this.redriveDelivery = redriveDelivery;
        this.rehearseRedrive = rehearseRedrive;
    }

    static final class Which {

        @Option(
                names = "--id",
                paramLabel = "ID",
                description = "One or more by svix-id, msg_….",
                converter = DeliveryIdConverter.class)
        private List<DeliveryId> ids = new ArrayList<>();

        @Option(names = "--all-parked", description = "All of them.")
        private boolean all;
    }

    @Override
    public Integer call() {
        List<DeliveryId> ids = which.all
                ? findParkedDeliveries.getObject().all().stream()
                        .map(parked -> parked.delivery().id())
                        .toList()
                : which.ids;
        PrintWriter out = spec.commandLine().getOut();
        boolean left = false;
        for (DeliveryId id : ids) {
            Optional<ApplyDelivery.Outcome> outcome = dryRun
                    ? rehearseRedrive.getObject().rehearse(id)
                    : redriveDelivery.getObject().redrive(id);
            left |= outcome.isEmpty() || outcome.get() instanceof ApplyDelivery.Outcome.Parked;
            out.println(id.value() + "  " + outcome.map(RedriveCommand::told).orElse("not parked: nothing to do"));
            out.flush();
        }
        if (ids.isEmpty()) {
            out.println("No delivery is parked.");
        } else if (dryRun) {
            out.println("Nothing was written.");
        }
        return left ? ExitCode.LEFT_TO_YOU : ExitCode.DONE;
    }

    private static String told(ApplyDelivery.Outcome outcome) {
        return switch (outcome) {
            case ApplyDelivery.Outcome.Applied applied ->
                "applied: " + applied.envelope().type();
            case ApplyDelivery.Outcome.Duplicate duplicate -> "duplicate: a resend of it was done before";
            case ApplyDelivery.Outcome.Stale stale ->
                "stale: " + stale.envelope().type() + " that tells nothing new";
            case ApplyDelivery.Outcome.Ignored ignored ->
                "ignored: " + ignored.envelope().type() + " is none of our concern, or from another Clerk instance";
            case ApplyDelivery.Outcome.Parked parked -> "still parked: " + parked.reason();
            case ApplyDelivery.Outcome.Pointless pointless -> "dropped: its user is deleted for good";
        };
    }
}
