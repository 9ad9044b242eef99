package com.campusg.cli;

import com.campusg.persistence.Migrations;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;

/**
 * Configures the command line. Commands look up use cases when they run, so that help and invalid usage require no database
 * and no settings.
 */
@Configuration(proxyBeanMethods = false)
@Profile("operator")
class CommandLineConfiguration {

    /** @param service the application context of the service, which is started by the first call */
    @Bean
    @Order(1)
    Subcommand migrate(Supplier<BeanFactory> service) {
        return Subcommand.of(new MigrateCommand(() -> service.get().getBean(Migrations.class)));
    }

    @Bean
    CommandLine commandLine(List<Subcommand> subcommands) {
        CommandLine commandLine = new CommandLine(new UserServiceCommand());
        subcommands.forEach(subcommand -> commandLine.addSubcommand(subcommand.commandLine()));
        Interruption interruption = new Interruption(new RunLast());
        return commandLine
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
