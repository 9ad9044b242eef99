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

/** Reads and writes the data file. The file is replaced atomically. */
public final class StateFile {
    private final Path file;
    private final JsonMapper mapper;

    public StateFile(Path file, JsonMapper mapper) {
        this.file = file.toAbsolutePath();
        this.mapper = mapper;
    }

    /**
     * Reads the state. Empty if the file does not exist.
     *
     * @throws IOException if the file cannot be read or is not a data file of the emulator
     */
    public Optional<StoredState> read() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(mapper.readValue(in, StoredState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException("not a data file of the emulator", e);
        }
    }

    public void write(StoredState state) throws IOException {
        Path directory = file.resolveSibling(".").normalize();
        Files.createDirectories(directory);
        Path temporaryFile = Files.createTempFile(directory, "clerk-emulator", ".json");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporaryFile))) {
                mapper.writeValue(out, state);
            }
            Files.move(temporaryFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporaryFile);
        }
    }
}
