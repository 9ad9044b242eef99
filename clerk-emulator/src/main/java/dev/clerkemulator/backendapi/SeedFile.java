package dev.clerkemulator.backendapi;

import dev.clerkemulator.ClerkEmulatorSettings;
import dev.clerkemulator.InvalidSettingException;
import dev.clerkemulator.document.Operations;
import dev.clerkemulator.document.Operations.Operation;
import dev.clerkemulator.document.SchemaCheck.Violation;
import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.machine.Machines;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.Users;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates the users and machines of a YAML file unless they exist. Its lists {@code users} and {@code machines} have elements with
 * the members of the bodies that create them in the Backend API, and {@code id}; users also have {@code banned} and
 * {@code locked}.
 */
public final class SeedFile {
    private static final Set<String> LISTS = Set.of("users", "machines");
    private static final Set<String> EXTENSIONS = Set.of("id", "banned", "locked");

    private final Users users;
    private final Machines machines;
    private final UsersController usersController;
    private final MachinesController machinesController;
    private final Operations operations;
    private final JsonMapper mapper;

    public SeedFile(
            Users users,
            Machines machines,
            UsersController usersController,
            MachinesController machinesController,
            Operations operations,
            JsonMapper mapper) {
        this.users = users;
        this.machines = machines;
        this.usersController = usersController;
        this.machinesController = machinesController;
        this.operations = operations;
        this.mapper = mapper;
    }

    /**
     * Reads the file.
     *
     * @throws InvalidSettingException if it cannot be read, or Clerk's API would reject an element
     */
    public void load(Path file) {
        JsonNode root = read(file);
        root.propertyNames().stream()
                .filter(name -> !LISTS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid(file, "has an unknown member " + name);
                });
        load(file, root, "machines", this::addMachine);
        load(file, root, "users", this::addUser);
    }

    private interface Addition {
        void add(ObjectNode element);
    }

    private void load(Path file, JsonNode root, String list, Addition addition) {
        int index = 0;
        for (JsonNode each : root.path(list)) {
            String position = list + "[" + index + "]";
            if (!(each instanceof ObjectNode element)) {
                throw invalid(file, position + " is not an object");
            }
            ObjectNode documented = element.deepCopy();
            documented.remove(EXTENSIONS);
            Optional<Violation> violation = operations
                    .find("POST", "/v1/" + list)
                    .map(Operation::definition)
                    .flatMap(definition -> operations.schemas().check(definition.path("body"), documented, ""));
            if (violation.isPresent()) {
                throw invalid(
                        file,
                        "%s.%s: %s"
                                .formatted(
                                        position,
                                        violation.get().name(),
                                        violation.get().detail()));
            }
            try {
                addition.add(element);
            } catch (RuntimeException e) {
                throw invalid(file, position + ": " + e.getMessage());
            }
            index++;
        }
    }

    private void addUser(ObjectNode element) {
        Parameters parameters = new Parameters(element, mapper);
        String id = parameters.textOr("id", null);
        if (id != null && users.find(id).isPresent()) {
            return;
        }
        User user = usersController.newUser(element, id == null ? Ids.next("user_") : id);
        users.add(user.withBanned(parameters.flag("banned", false))
                .with("locked", parameters.flag("locked", false) ? true : null));
    }

    private void addMachine(ObjectNode element) {
        @Nullable String id = new Parameters(element, mapper).textOr("id", null);
        if (id == null || machines.find(id).isEmpty()) {
            machinesController.create(element);
        }
    }

    private JsonNode read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return mapper.valueToTree(content);
        } catch (IOException | YAMLException e) {
            throw invalid(file, "cannot be read: " + e.getMessage());
        }
    }

    private static InvalidSettingException invalid(Path file, String problem) {
        return new InvalidSettingException(ClerkEmulatorSettings.SEED, file + " " + problem + ".");
    }
}
