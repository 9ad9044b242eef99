package com.campusg.user.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.cli.Resumable;
import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "Adds an event with the current state of each user to the outbox. Requires SPRING_KAFKA_BOOTSTRAP_SERVERS.",
            "A running service publishes the events. Safe to repeat."
        })
final class RepublishUsersCommand implements Callable<Integer>, Resumable {

    /** The number of users after which progress is printed. */
    private static final int PROGRESS_INTERVAL = 10_000;

    private final Supplier<RepublishUsers> republishUsers;

    @Option(names = "--after", paramLabel = "ID", description = "Resume after this Clerk user id.")
    private @Nullable String after;

    private volatile Optional<ClerkUserId> last = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RepublishUsersCommand(Supplier<RepublishUsers> republishUsers) {
        this.republishUsers = republishUsers;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        last = start();
        RepublishUsers service = republishUsers.get();
        List<SkippedUser> skipped = new ArrayList<>();
        long users = 0;
        long nextProgress = PROGRESS_INTERVAL;
        try {
            RepublishUsers.Page page = service.republish(last);
            skipped.addAll(page.skipped());
            while (page.last().isPresent()) {
                last = page.last();
                users += page.users();
                if (users >= nextProgress) {
                    nextProgress += PROGRESS_INTERVAL;
                    err.printf("%,d users, up to %s%n", users, last.get().value());
                    err.flush();
                }
                page = service.republish(last);
                skipped.addAll(page.skipped());
            }
        } catch (RuntimeException failure) {
            last.ifPresent(id -> err.printf("Interrupted. Resume with --after %s%n", id.value()));
            throw failure;
        }
        long total = users;
        CommandOutput.print(spec, () -> Map.of("users", total, "skipped", skipped), out -> {
            out.printf("%,d users were added to the outbox. A running service publishes them.%n", total);
            CommandOutput.printItems(
                    out,
                    "skipped",
                    skipped.stream()
                            .map(user -> user.id() + ": " + user.reason())
                            .toList());
        });
        return ExitCodes.COMPLETED;
    }

    @Override
    public String howToResume() {
        return last.map(id -> "Resume with --after " + id.value() + ".").orElse("Repeat the command.");
    }

    private Optional<ClerkUserId> start() {
        if (after == null) {
            return Optional.empty();
        }
        Optional<ClerkUserId> id = ClerkUserId.parse(after);
        if (id.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--after: a Clerk user id starts with user_");
        }
        return id;
    }
}
