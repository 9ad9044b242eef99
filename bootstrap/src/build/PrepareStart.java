import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Has Spring work out while the service is built which beans it has, with the ordinary settings, so that a start need not
 * (docs/adr/0028). What comes of it goes into the jar; {@code com.campusg.PreparedStart} decides at each start whether it
 * fits. Maven runs this with the service's class path, in the JDK the service is built with.
 *
 * <p>Arguments: the jar of the service's own classes, before its libraries join it, and a folder for what is generated.
 */
final class PrepareStart {

    /** They are checked and otherwise unused: nothing is started, nobody is called. */
    private static final Map<String, String> ORDINARY_SETTINGS = Map.of(
            "CLERK_ISSUER", "https://clerk.invalid",
            "CLERK_WEBHOOK_SIGNING_SECRET", "whsec_cHJlcGFyaW5nLW9ubHktcHJlcGFyaW5nLW9ubHk=",
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://nowhere.invalid/nowhere");

    private static final List<String> HOW_TO_PREPARE = List.of(
            // Their queries are few.
            "-Dspring.aot.repositories.enabled=false",
            "-Dspring.aot.jdbc.repositories.enabled=false",
            // A build says what is wrong, and no more.
            "-Dspring.main.banner-mode=off",
            "-Dlogging.level.root=warn");

    private PrepareStart() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        deleteAll(folder);
        Path sources = folder.resolve("sources");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String classPath = System.getProperty("java.class.path");

        prepareBeans(List.of(
                "-cp", classPath,
                "org.springframework.boot.SpringApplicationAotProcessor", "com.campusg.CampusGApplication",
                sources.toString(), folder.resolve("resources").toString(), classes.toString(),
                "com.campusg", "user-service"));

        List<String> compilation = new ArrayList<>(List.of(
                "-nowarn", "-Xlint:none", "-XDsuppressNotes", "-proc:none", "-parameters",
                "-cp", classPath, "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compilation::add);
        }
        run("javac", compilation);
        run("jar", List.of("--update", "--file", jar.toString(), "-C", classes.toString(), "."));
    }

    /** In a process of its own, for what is set in the environment of a build must not decide which beans the service has. */
    private static void prepareBeans(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(HOW_TO_PREPARE);
        command.addAll(arguments);
        ProcessBuilder processor = new ProcessBuilder(command).inheritIO();
        processor.environment().clear();
        processor.environment().putAll(ORDINARY_SETTINGS);
        requireSuccess("Spring's AOT processor", processor.start().waitFor());
    }

    private static void run(String tool, List<String> arguments) {
        requireSuccess(
                tool,
                ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments.toArray(String[]::new)));
    }

    private static void requireSuccess(String tool, int exit) {
        if (exit != 0) {
            throw new IllegalStateException(tool + " ended with " + exit);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
