package com.campusg.user.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.User;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "Shows a user or tombstone by Clerk user id, or all users with an e-mail address.")
final class ShowUserCommand implements Callable<Integer> {

    private final Supplier<Users> users;

    @Parameters(paramLabel = "ID|EMAIL", description = "A Clerk user id, user_…, or an e-mail address.")
    @SuppressWarnings("NullAway.Init")
    private String key;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ShowUserCommand(Supplier<Users> users) {
        this.users = users;
    }

    @Override
    public Integer call() {
        List<Map<String, @Nullable Object>> found = UserFields.ofEach(find());
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("No such user: " + key);
            return ExitCodes.NEEDS_ATTENTION;
        }
        CommandOutput.print(spec, () -> found, out -> {
            for (Map<String, @Nullable Object> user : found) {
                print(user, out);
            }
        });
        return ExitCodes.COMPLETED;
    }

    private List<User> find() {
        Optional<ClerkUserId> id = ClerkUserId.parse(key);
        if (id.isPresent()) {
            return users.get().find(id.get()).stream().toList();
        }
        if (!key.contains("@")) {
            throw new ParameterException(
                    spec.commandLine(), "'" + key + "' is neither a Clerk user id, user_…, nor an e-mail address");
        }
        return users.get().findByEmail(new EmailAddress(key, false));
    }

    private static void print(Map<String, @Nullable Object> user, PrintWriter out) {
        user.forEach((name, value) -> {
            if (value != null) {
                out.printf("%-20s  %s%n", name, value);
            }
        });
        out.println();
    }
}
