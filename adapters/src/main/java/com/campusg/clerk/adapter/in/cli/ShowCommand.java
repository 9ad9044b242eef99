package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.ParkedDelivery;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one parked delivery.")
final class ShowCommand implements Callable<Integer> {

    private final ObjectProvider<FindParkedDeliveries> findParkedDeliveries;
    private final InstantSource clock;

    @Parameters(paramLabel = "ID", description = "Its svix-id, msg_….", converter = DeliveryIdConverter.class)
    @SuppressWarnings("NullAway.Init")
    private DeliveryId id;

    @Option(names = "--payload", description = "What Clerk sent, too. It holds personal data.")
    private boolean payload;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ShowCommand(ObjectProvider<FindParkedDeliveries> findParkedDeliveries, InstantSource clock) {
        this.findParkedDeliveries = findParkedDeliveries;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Optional<ParkedDelivery> parked = findParkedDeliveries.getObject().find(id);
        if (parked.isEmpty()) {
            spec.commandLine().getErr().println("No such delivery is parked: " + id.value());
            return ExitCode.LEFT_TO_YOU;
        }
        PrintWriter out = spec.commandLine().getOut();
        Delivery delivery = parked.get().delivery();
        byte[] bytes = delivery.payload().bytes();
        out.println("id        " + delivery.id().value());
        out.println("received  " + delivery.receivedAt() + ", " + Ages.age(delivery.receivedAt(), clock.instant())
                + " ago");
        out.println("reason    " + parked.get().reason());
        out.println("payload   " + bytes.length + " bytes" + (payload ? ":" : "; --payload shows them"));
        if (payload) {
            out.println(new String(bytes, StandardCharsets.UTF_8));
        }
        return ExitCode.DONE;
    }
}
