package com.campusg;

import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/**
 * Runs a command instead of the service. Commands have a small application context of their own. The service's context is
 * created, lazily and without a web server or scheduled tasks, when a command first needs a use case.
 */
final class OperatorCommands {

    private static final String COMMANDS = "com.campusg.*.adapter.in.cli";

    private static final String MIGRATE = "migrate";

    private OperatorCommands() {}

    /** Whether the arguments name a command; {@code --name=value} is a property of the service. */
    static boolean isCommand(String[] args) {
        return args.length > 0 && (!args[0].startsWith("-") || args[0].equals("--help") || args[0].equals("-h"));
    }

    /** Runs the command, and returns its exit code. */
    static int run(String[] args) {
        SingletonSupplier<ConfigurableApplicationContext> service = SingletonSupplier.of(
                () -> service(args[0].equals(MIGRATE) ? Database.class : CampusGApplication.class));
        try (AnnotationConfigApplicationContext commands = new AnnotationConfigApplicationContext()) {
            commands.getEnvironment().setActiveProfiles("operator");
            commands.registerBean(InstantSource.class, Clock::systemUTC);
            commands.registerBean("service", Supplier.class, () -> service);
            commands.scan(COMMANDS);
            commands.refresh();
            CommandLine commandLine = commands.getBean(CommandLine.class);
            commandLine.setExecutionExceptionHandler(reportingSettings(commandLine.getExecutionExceptionHandler()));
            return commandLine.execute(args);
        }
    }

    private static IExecutionExceptionHandler reportingSettings(IExecutionExceptionHandler others) {
        return (failure, command, parsed) -> {
            String message = SettingFailureAnalyzer.message(failure);
            return others.handleExecutionException(
                    message == null ? failure : new IllegalStateException(message), command, parsed);
        };
    }

    private static ConfigurableApplicationContext service(Class<?> application) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                // A command reports its failure in one line; LOGGING_LEVEL_ROOT restores the log.
                .properties("logging.level.root=off", "logging.level.com.campusg=info")
                .run();
    }

    /** The part of the service that migrates the database, which needs no settings of Clerk. */
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import(SettingsCheck.class)
    @ComponentScan("com.campusg.persistence")
    private static final class Database {}
}
