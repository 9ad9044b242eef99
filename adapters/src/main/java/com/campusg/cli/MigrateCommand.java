package com.campusg.cli;

import com.campusg.persistence.Migrations;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "migrate",
        description = {
            "Creates or upgrades the tables and exits. Requires the settings of the database only:",
            "SPRING_FLYWAY_URL, _USER and _PASSWORD, by default SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD."
        })
final class MigrateCommand implements Callable<Integer> {

    private final Supplier<Migrations> migrations;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    MigrateCommand(Supplier<Migrations> migrations) {
        this.migrations = migrations;
    }

    @Override
    public Integer call() {
        Migrations.Result result = migrations.get().migrate();
        spec.commandLine()
                .getOut()
                .printf(
                        "%d migrations were applied. The schema is at version %s.%n",
                        result.applied(), result.version());
        return ExitCodes.COMPLETED;
    }
}
