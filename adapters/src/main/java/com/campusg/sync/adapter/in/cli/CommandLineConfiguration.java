package com.campusg.sync.adapter.in.cli;

import com.campusg.persistence.Migrations;
import com.campusg.sync.application.port.in.BackfillUsers;
import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.RedriveDelivery;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.application.port.out.Users;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;

/**
 * Configures the commands. They look up use cases when they run, so that help and invalid usage require no database and no
 * settings.
 */
@Configuration(proxyBeanMethods = false)
@Profile("operator")
class CommandLineConfiguration {

    /** @param service the application context of the service, which is started by the first call */
    @Bean
    CommandLine commandLine(Supplier<BeanFactory> service, InstantSource clock) {
        Supplier<ParkedDeliveries> parkedDeliveries = () -> service.get().getBean(ParkedDeliveries.class);
        CommandLine deliveries = new CommandLine(new DeliveriesCommand())
                .addSubcommand(new ListDeliveriesCommand(parkedDeliveries, clock))
                .addSubcommand(new ShowDeliveryCommand(parkedDeliveries, clock))
                .addSubcommand(new RedriveDeliveriesCommand(
                        parkedDeliveries, () -> service.get().getBean(RedriveDelivery.class)));
        CommandLine events = new CommandLine(new EventsCommand())
                .addSubcommand(new RepublishUsersCommand(() -> service.get().getBean(RepublishUsers.class)));
        Supplier<Users> users = () -> service.get().getBean(Users.class);
        Supplier<ExportUser> exportUser = () -> service.get().getBean(ExportUser.class);
        CommandLine usersCommand = new CommandLine(new UsersCommand())
                .addSubcommand(new ListUsersCommand(users))
                .addSubcommand(new ShowUserCommand(users))
                .addSubcommand(new ExportUserCommand(exportUser))
                .addSubcommand(new EraseUserCommand(
                        exportUser, () -> service.get().getBean("changeUsers", ChangeUsers.class)));
        Interruption interruption = new Interruption(new RunLast());
        return new CommandLine(new UserServiceCommand())
                .addSubcommand(new MigrateCommand(() -> service.get().getBean(Migrations.class)))
                .addSubcommand(usersCommand)
                .addSubcommand(new BackfillCommand(() -> service.get().getBean(BackfillUsers.class)))
                .addSubcommand(new ReconcileCommand(() -> service.get().getBean(ReconcileUsers.class), clock))
                .addSubcommand(deliveries)
                .addSubcommand(events)
                .setParameterExceptionHandler(CommandLineConfiguration::printUsage)
                .setExecutionStrategy(interruption)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (interruption.isInterrupted()) {
                        return ExitCodes.FAILED;
                    }
                    command.getErr().println(command.getColorScheme().errorText(ErrorMessages.firstLine(failure)));
                    return ExitCodes.FAILED;
                });
    }

    /** By default, the usage is not printed if there is a similar command. */
    private static int printUsage(ParameterException invalid, String[] arguments) {
        CommandLine command = invalid.getCommandLine();
        command.getErr().println(command.getColorScheme().errorText(invalid.getMessage()));
        command.usage(command.getErr());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
