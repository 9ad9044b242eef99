package com.campusg.clerk.adapter.in.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = "Deliveries that are parked: genuine, but nobody could make sense of them.")
final class DeliveriesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show or redrive?");
    }
}
