package com.campusg.user.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists the users that are linked to Clerk and not deleted, by Clerk user id.")
final class ListUsersCommand implements Callable<Integer> {

    private static final String ROW = "%-32s  %-36s  %-32s  %-24s  %s%n";

    private final Supplier<Users> users;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ListUsersCommand(Supplier<Users> users) {
        this.users = users;
    }

    @Override
    public Integer call() {
        CommandOutput.printAll(
                spec,
                new Pages(users.get()),
                ROW.formatted("CLERK USER ID", "USER ID", "EMAIL", "NAME", "UPDATED")
                        .stripTrailing(),
                (out, user) -> out.printf(
                        ROW,
                        user.get(UserFields.CLERK_USER_ID),
                        user.get(UserFields.USER_ID),
                        text(user.get(UserFields.EMAIL)),
                        Stream.of(user.get(UserFields.FIRST_NAME), user.get(UserFields.LAST_NAME))
                                .map(ListUsersCommand::text)
                                .collect(Collectors.joining(" "))
                                .strip(),
                        user.get(UserFields.UPDATED_AT)));
        return ExitCodes.COMPLETED;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Reads the users page by page; an empty page is the end. */
    private static final class Pages implements Supplier<List<Map<String, @Nullable Object>>> {

        private final Users users;
        private Optional<ClerkUserId> last = Optional.empty();

        Pages(Users users) {
            this.users = users;
        }

        @Override
        public List<Map<String, @Nullable Object>> get() {
            for (List<ClerkUserId> ids = users.activeAfter(last); !ids.isEmpty(); ids = users.activeAfter(last)) {
                last = Optional.of(ids.getLast());
                List<User> page = users.findAll(new LinkedHashSet<>(ids)).stream()
                        .sorted(Comparator.comparing(ListUsersCommand::clerkUserId))
                        .toList();
                // All rows of a page may be unreadable.
                if (!page.isEmpty()) {
                    return UserFields.ofEach(page);
                }
            }
            return List.of();
        }
    }

    private static String clerkUserId(User user) {
        return user.identity() == null ? "" : user.identity().clerkUserId().value();
    }
}
