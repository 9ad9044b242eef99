package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.application.port.in.BackfillUsers;
import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.application.port.in.ReconcileUsers;
import com.campusg.clerk.application.port.in.RedriveDelivery;
import com.campusg.clerk.application.port.in.RehearseRedrive;
import com.campusg.user.application.port.in.RepublishUsers;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
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

    /** @param service where use cases are found; started by the first command that asks for one */
    @Bean
    CommandLine commandLine(Supplier<BeanFactory> service, InstantSource clock) {
        Supplier<FindParkedDeliveries> findParkedDeliveries =
                () -> service.get().getBean(FindParkedDeliveries.class);
        CommandLine deliveries = new CommandLine(new DeliveriesCommand())
                .addSubcommand(new ListCommand(findParkedDeliveries, clock))
                .addSubcommand(new ShowCommand(findParkedDeliveries, clock))
                .addSubcommand(new RedriveCommand(
                        findParkedDeliveries,
                        () -> service.get().getBean(RedriveDelivery.class),
                        () -> service.get().getBean(RehearseRedrive.class)));
        CommandLine events = new CommandLine(new EventsCommand())
                .addSubcommand(new RepublishCommand(() -> service.get().getBean(RepublishUsers.class)));
        return new CommandLine(new OperatorCommand())
                .addSubcommand(new BackfillCommand(() -> service.get().getBean(BackfillUsers.class)))
                .addSubcommand(new ReconcileCommand(() -> service.get().getBean(ReconcileUsers.class), clock))
                .addSubcommand(deliveries)
                .addSubcommand(events)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText(Failures.inOneLine(failure)));
                    return ExitCode.FAILED;
                });
    }
}
