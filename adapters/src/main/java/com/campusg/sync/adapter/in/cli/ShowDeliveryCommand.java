package com.campusg.sync.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ParkedDelivery;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", description = "Shows a parked delivery.")
final class ShowDeliveryCommand implements Callable<Integer> {

    private final Supplier<ParkedDeliveries> parkedDeliveries;
    private final InstantSource clock;

    @Parameters(paramLabel = "ID", description = "The svix-id, msg_….", converter = DeliveryIdConverter.class)
    @SuppressWarnings("NullAway.Init")
    private DeliveryId id;

    @Option(names = "--payload", description = "Also print the payload, which contains personal data.")
    private boolean payload;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ShowDeliveryCommand(Supplier<ParkedDeliveries> parkedDeliveries, InstantSource clock) {
        this.parkedDeliveries = parkedDeliveries;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Optional<ParkedDelivery> parked = parkedDeliveries.get().find(id);
        if (parked.isEmpty()) {
            spec.commandLine().getErr().println("No such delivery is parked: " + id.value());
            return ExitCodes.NEEDS_ATTENTION;
        }
        CommandOutput.print(spec, () -> json(parked.get()), out -> print(parked.get(), out));
        return ExitCodes.COMPLETED;
    }

    private Map<String, Object> json(ParkedDelivery parked) {
        Map<String, Object> json = ParkedDeliveryFields.of(parked);
        if (payload) {
            json.put("payload", new String(parked.delivery().payload().bytes(), StandardCharsets.UTF_8));
        }
        return json;
    }

    private void print(ParkedDelivery parked, PrintWriter out) {
        Delivery delivery = parked.delivery();
        byte[] bytes = delivery.payload().bytes();
        out.println("id        " + delivery.id().value());
        out.println("received  " + delivery.receivedAt() + ", "
                + Durations.between(delivery.receivedAt(), clock.instant()) + " ago");
        out.println("reason    " + parked.reason());
        out.println("payload   " + bytes.length + " bytes" + (payload ? ":" : "; --payload prints them"));
        if (payload) {
            out.println(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
