package com.campusg.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints the result of a command on standard output: as text or, with {@code --json}, as one JSON document. */
public final class CommandOutput {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The number of items that are named. */
    private static final int MAX_ITEMS = 100;

    private CommandOutput() {}

    /**
     * Prints the result.
     *
     * @param json the result as a map, list or record
     * @param text prints the result as text
     */
    public static void print(CommandSpec spec, Supplier<?> json, Consumer<PrintWriter> text) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson(spec)) {
            out.println(JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json.get()));
        } else {
            text.accept(out);
        }
        out.flush();
    }

    /** Prints the number of items, and the first of them. Prints nothing without items. */
    public static void printItems(PrintWriter out, String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        out.printf("  %,10d  %s:%n", items.size(), title);
        items.stream().limit(MAX_ITEMS).forEach(item -> out.printf("              %s%n", item));
        if (items.size() > MAX_ITEMS) {
            out.printf("              and %,d others%n", items.size() - MAX_ITEMS);
        }
    }

    /** Prints a list page by page, so that its length is not limited by the memory. */
    public static void printAll(
            CommandSpec spec,
            Supplier<List<Map<String, @Nullable Object>>> pages,
            String header,
            RowPrinter rowPrinter) {
        PrintWriter out = spec.commandLine().getOut();
        boolean json = isJson(spec);
        out.println(json ? "[" : header);
        boolean first = true;
        for (List<Map<String, @Nullable Object>> page = pages.get(); !page.isEmpty(); page = pages.get()) {
            for (Map<String, @Nullable Object> row : page) {
                if (json) {
                    out.print((first ? "" : ",\n") + JSON.writeValueAsString(row));
                } else {
                    rowPrinter.print(out, row);
                }
                first = false;
            }
            out.flush();
        }
        if (json) {
            out.println((first ? "" : "\n") + "]");
        }
        out.flush();
    }

    private static boolean isJson(CommandSpec spec) {
        return ((UserServiceCommand) spec.root().userObject()).isJson();
    }

    /** Prints a row of a table. */
    @FunctionalInterface
    public interface RowPrinter {

        void print(PrintWriter out, Map<String, @Nullable Object> row);
    }
}
