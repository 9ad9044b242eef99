package com.campusg.user.adapter.in.cli;

import com.campusg.cli.ExitCodes;
import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "export",
        description = {
            "Prints what is kept about a user as JSON: the row, ratings, pending user events, and the metadata of parked",
            "deliveries. The payload of a parked delivery is printed by: deliveries show ID --payload"
        })
final class ExportUserCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Supplier<ExportUser> exportUser;

    @Parameters(paramLabel = "ID", description = "The Clerk user id, user_….", converter = ClerkUserIdConverter.class)
    @SuppressWarnings("NullAway.Init")
    private ClerkUserId id;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ExportUserCommand(Supplier<ExportUser> exportUser) {
        this.exportUser = exportUser;
    }

    @Override
    public Integer call() {
        Map<String, List<Map<String, Object>>> export = exportUser.get().export(id);
        if (export.values().stream().allMatch(List::isEmpty)) {
            spec.commandLine().getErr().println("No such user: " + id.value());
            return ExitCodes.NEEDS_ATTENTION;
        }
        spec.commandLine().getOut().println(JSON.writeValueAsString(export));
        return ExitCodes.COMPLETED;
    }
}
