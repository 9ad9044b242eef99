package com.campusg;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final String[] COMMANDS = {"com.campusg.cli", "com.campusg.*.adapter.in.cli"};

    private static final String MIGRATE = "migrate";

    /** A property such as {@code --server.port=5000}, or one of Spring Boot's switches. */
    private static final Pattern SERVICE_ARGUMENT =
            Pattern.compile("--[a-z][a-z0-9-]*(\\.[a-z0-9\\[\\]-]+)+=.*|--debug|--trace", Pattern.DOTALL);

    /** One for the lease of a full scan, and one for transactions. */
    private static final String CONNECTIONS = "--spring.datasource.hikari.maximum-pool-size=2";

    private OperatorCommands() {}

    /**
     * Whether the arguments are for the command line. Only without arguments, or with properties alone, the service starts:
     * a mistyped command or option is an invalid usage.
     */
    static boolean isCommand(String[] args) {
        return !Stream.of(args)
                .allMatch(argument -> SERVICE_ARGUMENT.matcher(argument).matches());
    }

    /** Runs the command, and returns its exit code. */
    static int run(String[] args) {
        // Standard output is for results. The log, which the service configures later, goes to standard error.
        PrintStream results = System.out;
        System.setOut(System.err);
        SingletonSupplier<ConfigurableApplicationContext> service = SingletonSupplier.of(
                () -> service(args[0].equals(MIGRATE) ? Database.class : CampusGApplication.class));
        try (AnnotationConfigApplicationContext commands = new AnnotationConfigApplicationContext()) {
            commands.getEnvironment().setActiveProfiles("operator");
            commands.registerBean(InstantSource.class, Clock::systemUTC);
            commands.registerBean("service", Supplier.class, () -> service);
            commands.scan(COMMANDS);
            commands.refresh();
            CommandLine commandLine =
                    commands.getBean(CommandLine.class).setOut(new PrintWriter(results, true, results.charset()));
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
                .properties(
                        "logging.level.root=off", "logging.level.com.campusg=info", "logging.level.org.flywaydb=warn")
                .run(CONNECTIONS);
    }

    /** The part of the service that migrates the database, which needs no settings of Clerk. */
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import(SettingsCheck.class)
    @ComponentScan("com.campusg.persistence")
    private static final class Database {}
}
