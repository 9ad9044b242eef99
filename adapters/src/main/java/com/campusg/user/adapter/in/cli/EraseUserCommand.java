package com.campusg.user.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserChange;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "erase",
        description = {
            "Erases the personal data of a user, as the deletion at Clerk does. A tombstone stays, so that the user is not",
            "imported again. Cannot be undone. Delete the user at Clerk, too."
        })
final class EraseUserCommand implements Callable<Integer> {

    private static final List<String> PERSONAL_COLUMNS =
            List.of("email", "username", "first_name", "last_name", "phone_number", "image_url", "user_stripe_card");

    /** Sections of the export that are erased, and what happens to their records. */
    private static final Map<String, String> ERASED = Map.of(
            "ratingsReceived", "ratings received: deleted",
            "ratingsGiven", "ratings given: anonymized",
            "parkedDeliveries", "parked deliveries: deleted");

    private final Supplier<ExportUser> exportUser;
    private final Supplier<ChangeUsers> changeUsers;

    @Parameters(paramLabel = "ID", description = "The Clerk user id, user_….", converter = ClerkUserIdConverter.class)
    @SuppressWarnings("NullAway.Init")
    private ClerkUserId id;

    @Option(names = "--dry-run", description = "Write nothing, and print what would be erased.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    EraseUserCommand(Supplier<ExportUser> exportUser, Supplier<ChangeUsers> changeUsers) {
        this.exportUser = exportUser;
        this.changeUsers = changeUsers;
    }

    @Override
    public Integer call() {
        Map<String, List<Map<String, Object>>> before = exportUser.get().export(id);
        if (before.values().stream().allMatch(List::isEmpty)) {
            spec.commandLine().getErr().println("No such user: " + id.value() + ". Nothing was done.");
            return ExitCodes.NEEDS_ATTENTION;
        }
        boolean erased = dryRun
                ? !isTombstone(before)
                : changeUsers.get().change(List.of(new UserChange.Deleted(id))).contains(ChangeUsers.Result.DELETED);
        List<String> columns = erased ? personalColumns(before) : List.of();
        Map<String, Integer> records = new LinkedHashMap<>();
        ERASED.keySet().stream()
                .sorted()
                .forEach(section -> records.put(
                        section,
                        erased ? before.getOrDefault(section, List.of()).size() : 0));
        CommandOutput.print(spec, () -> json(erased, columns, records), out -> print(erased, columns, records, out));
        return ExitCodes.COMPLETED;
    }

    private static boolean isTombstone(Map<String, List<Map<String, Object>>> export) {
        return export.getOrDefault(ExportUser.USER, List.of()).stream().anyMatch(row -> row.get("deleted_at") != null);
    }

    private static List<String> personalColumns(Map<String, List<Map<String, Object>>> export) {
        return export.getOrDefault(ExportUser.USER, List.of()).stream()
                .flatMap(row -> PERSONAL_COLUMNS.stream().filter(column -> row.get(column) != null))
                .toList();
    }

    private Map<String, Object> json(boolean erased, List<String> columns, Map<String, Integer> records) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clerkUserId", id.value());
        json.put("dryRun", dryRun);
        json.put("erased", erased);
        json.put("columns", columns);
        json.putAll(records);
        return json;
    }

    private void print(boolean erased, List<String> columns, Map<String, Integer> records, PrintWriter out) {
        if (!erased) {
            out.println(id.value() + " is deleted already. Nothing was done.");
            return;
        }
        out.println(id.value() + (dryRun ? " would be erased:" : " is erased, and a tombstone stays:"));
        out.println("  columns of the user: " + (columns.isEmpty() ? "none" : String.join(", ", columns)));
        records.forEach((section, count) -> out.printf("  %,d %s%n", count, ERASED.get(section)));
    }
}
