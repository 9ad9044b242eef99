package com.campusg;

import com.campusg.clerk.application.port.in.BackfillUsers;
import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.application.port.in.ReconcileUsers;
import com.campusg.clerk.application.port.in.RedriveDelivery;
import com.campusg.clerk.application.port.in.RehearseRedrive;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.function.SingletonSupplier;
import picocli.CommandLine;

/**
 * Runs a command instead of serving. The commands are a small context of their own; the service's beans are made when a
 * command first asks for one, and only those that it needs: no port is opened, nothing runs on schedule.
 */
final class OperatorCommands {

    private static final List<Class<?>> USE_CASES = List.of(
            BackfillUsers.class,
            ReconcileUsers.class,
            FindParkedDeliveries.class,
            RedriveDelivery.class,
            RehearseRedrive.class);

    private OperatorCommands() {}

    /** Whether somebody wants a command: {@code --name=value} is a setting of the service. */
    static boolean areMeantBy(String[] args) {
        return args.length > 0 && (!args[0].startsWith("-") || args[0].equals("--help") || args[0].equals("-h"));
    }

    /** Runs the command, and returns its exit code. */
    static int run(String[] args) {
        SingletonSupplier<ConfigurableApplicationContext> service = SingletonSupplier.of(OperatorCommands::service);
        try (AnnotationConfigApplicationContext commands = new AnnotationConfigApplicationContext()) {
            commands.getEnvironment().setActiveProfiles("operator");
            commands.registerBean(InstantSource.class, Clock::systemUTC);
            USE_CASES.forEach(useCase -> register(commands, useCase, service));
            commands.scan("com.campusg.clerk.adapter.in.cli");
            commands.refresh();
            return commands.getBean(CommandLine.class).execute(args);
        }
    }

    private static <T> void register(
            AnnotationConfigApplicationContext commands,
            Class<T> useCase,
            Supplier<ConfigurableApplicationContext> service) {
        commands.registerBean(
                useCase, () -> service.get().getBean(useCase), definition -> definition.setLazyInit(true));
    }

    private static ConfigurableApplicationContext service() {
        return new SpringApplicationBuilder(CampusGApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                // What stops a command is told in one line; LOGGING_LEVEL_ROOT brings back the rest.
                .properties("logging.level.root=off", "logging.level.com.campusg=info")
                .run();
    }
}
