package dev.clerkemulator.storage;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the state whole and replaces it whole: whoever reads sees the old file or the new one, never half of it. */
public final class StateFile {
    private final Path file;
    private final JsonMapper mapper;

    public StateFile(Path file, JsonMapper mapper) {
        this.file = file.toAbsolutePath();
        this.mapper = mapper;
    }

    /**
     * Nothing, if there is no file yet.
     *
     * @throws IOException if there is one that cannot be understood
     */
    public Optional<StoredState> read() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(mapper.readValue(in, StoredState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException("it is not a state file of this emulator", e);
        }
    }

    public void write(StoredState state) throws IOException {
        Path directory = file.resolveSibling(".").normalize();
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, "clerk-emulator", ".json");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                mapper.writeValue(out, state);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
