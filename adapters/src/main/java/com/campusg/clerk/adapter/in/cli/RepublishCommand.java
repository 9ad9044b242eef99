package com.campusg.clerk.adapter.in.cli;

import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.domain.ClerkUserId;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "republish",
        description = {
            "Has other services told of every user as they are now (SPRING_KAFKA_BOOTSTRAP_SERVERS).",
            "Safe to repeat, and beside a running service, which does the telling."
        })
final class RepublishCommand implements Callable<Integer> {

    private static final int BETWEEN_LINES = 10_000;

    private final Supplier<RepublishUsers> republishUsers;

    @Option(names = "--after", paramLabel = "ID", description = "Go on after this Clerk user id.")
    private @Nullable String after;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RepublishCommand(Supplier<RepublishUsers> republishUsers) {
        this.republishUsers = republishUsers;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ClerkUserId last = begin();
        RepublishUsers service = republishUsers.get();
        long users = 0;
        long nextLine = BETWEEN_LINES;
        try {
            RepublishUsers.Page page = service.republishAfter(last);
            while (page.last() != null) {
                last = page.last();
                users += page.users();
                if (users >= nextLine) {
                    nextLine += BETWEEN_LINES;
                    err.printf("%,d users, up to %s%n", users, last.value());
                    err.flush();
                }
                page = service.republishAfter(last);
            }
        } catch (RuntimeException failure) {
            if (last != null) {
                err.printf("It broke off. Go on with --after %s%n", last.value());
            }
            throw failure;
        }
        spec.commandLine().getOut().printf("%,d users wait to be told of; a running service does it.%n", users);
        return ExitCode.DONE;
    }

    private @Nullable ClerkUserId begin() {
        return after == null
                ? null
                : ClerkUserId.parse(after)
                        .orElseThrow(
                                () -> new ParameterException(spec.commandLine(), "A Clerk user id starts with user_"));
    }
}
