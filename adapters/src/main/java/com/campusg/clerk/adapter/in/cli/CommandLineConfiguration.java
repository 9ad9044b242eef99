package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.application.port.in.BackfillUsers;
import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.application.port.in.ReconcileUsers;
import com.campusg.clerk.application.port.in.RedriveDelivery;
import com.campusg.clerk.application.port.in.RehearseRedrive;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import picocli.CommandLine;

/**
 * All commands. What they call is looked up when it is called: help and wrong usage are answered without a database or
 * any setting.
 */
@Configuration(proxyBeanMethods = false)
@Profile("operator")
class CommandLineConfiguration {

    @Bean
    CommandLine commandLine(
            ObjectProvider<BackfillUsers> backfillUsers,
            ObjectProvider<ReconcileUsers> reconcileUsers,
            ObjectProvider<FindParkedDeliveries> findParkedDeliveries,
            ObjectProvider<RedriveDelivery> redriveDelivery,
            ObjectProvider<RehearseRedrive> rehearseRedrive,
            InstantSource clock) {
        CommandLine deliveries = new CommandLine(new DeliveriesCommand())
                .addSubcommand(new ListCommand(findParkedDeliveries, clock))
                .addSubcommand(new ShowCommand(findParkedDeliveries, clock))
                .addSubcommand(new RedriveCommand(findParkedDeliveries, redriveDelivery, rehearseRedrive));
        return new CommandLine(new OperatorCommand())
                .addSubcommand(new BackfillCommand(backfillUsers))
                .addSubcommand(new ReconcileCommand(reconcileUsers, clock))
                .addSubcommand(deliveries)
                .addSubcommand(new CommandLine.HelpCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText(Failures.inOneLine(failure)));
                    return ExitCode.FAILED;
                });
    }
}
