package dev.clerkemulator;

import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.Endpoint;
import dev.clerkemulator.delivery.SigningSecret;
import dev.clerkemulator.delivery.UserEvents;
import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKey;
import dev.clerkemulator.instance.SigningKeys;
import dev.clerkemulator.machine.Machines;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.JwtTemplates;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.storage.StateFile;
import dev.clerkemulator.storage.StateSaver;
import dev.clerkemulator.storage.StoredState;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.Users;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The state of the emulator. Settings override the data file; what neither contains is generated. */
final class EmulatorState implements AutoCloseable {
    private final Instance instance;
    private final SigningKeys keys;
    private final Deliveries deliveries;
    private final UserEvents userEvents;
    private final Users users;
    private final Sessions sessions;
    private final BrowserClients clients;
    private final Machines machines;
    private final JwtTemplates jwtTemplates = new JwtTemplates();
    private final @Nullable StateSaver saver;

    private EmulatorState(
            ClerkEmulatorSettings settings,
            Optional<StoredState> stored,
            Optional<StateFile> file,
            InstantSource time,
            JsonMapper mapper) {
        this.instance = new Instance(
                firstOf(settings.instanceId(), stored, StoredState::instanceId, Ids.next("ins_")),
                firstOf(settings.secretKey(), stored, StoredState::secretKey, Ids.next("sk_test_")),
                settings.webhookSecrets().stream()
                        .findFirst()
                        .or(() -> stored.map(StoredState::webhookSigningSecret))
                        .orElseGet(() -> SigningSecret.generate().text()),
                settings.issuer());
        this.keys = stored.map(state -> new SigningKeys(storedKeys(state)))
                .orElseGet(() -> SigningKeys.generated(instance.id()));
        this.deliveries = new Deliveries(
                time, settings.retrySchedule(), settings.disableAfter(), endpoints(settings, stored, instance));
        this.userEvents = new UserEvents(instance, deliveries, mapper);
        this.users = new Users(time, userEvents);
        this.sessions = new Sessions(time, this::requireSignInAllowed, this::sessionChanged);
        this.clients = new BrowserClients(time);
        this.machines = new Machines(time);
        stored.ifPresent(state -> {
            users.restore(state.users());
            sessions.restore(state.sessions());
            machines.restore(
                    Objects.requireNonNullElse(state.machines(), List.of()),
                    Objects.requireNonNullElse(state.machineTokens(), List.of()));
            jwtTemplates.restore(Objects.requireNonNullElse(state.jwtTemplates(), List.of()));
            if (state.deliveries() != null) {
                deliveries.restore(state.deliveries());
            }
            if (state.clients() != null) {
                clients.restore(state.clients());
            }
        });
        this.saver =
                file.map(stateFile -> new StateSaver(stateFile, this::snapshot)).orElse(null);
    }

    static EmulatorState load(ClerkEmulatorSettings settings, InstantSource time, JsonMapper mapper) {
        Path path = settings.dataFile();
        if (path == null) {
            return new EmulatorState(settings, Optional.empty(), Optional.empty(), time, mapper);
        }
        StateFile file = new StateFile(path, mapper);
        try {
            return new EmulatorState(settings, file.read(), Optional.of(file), time, mapper);
        } catch (IOException e) {
            throw new InvalidSettingException(
                    ClerkEmulatorSettings.DATA, path + " cannot be read: " + e.getMessage() + ".");
        }
    }

    Instance instance() {
        return instance;
    }

    SigningKeys keys() {
        return keys;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    UserEvents userEvents() {
        return userEvents;
    }

    Users users() {
        return users;
    }

    Sessions sessions() {
        return sessions;
    }

    BrowserClients clients() {
        return clients;
    }

    Machines machines() {
        return machines;
    }

    JwtTemplates jwtTemplates() {
        return jwtTemplates;
    }

    void changed() {
        if (saver != null) {
            saver.changed();
        }
    }

    @Override
    public void close() {
        deliveries.close();
        if (saver != null) {
            saver.close();
        }
    }

    private void requireSignInAllowed(String userId) {
        users.find(userId).ifPresent(User::requireSignInAllowed);
    }

    /**
     * Publishes the event and, for a sign-in, sets the times of the user. This is a change with an event if the user signs in
     * with a browser, but not if a client of the Backend API creates the session.
     */
    private void sessionChanged(Session session) {
        userEvents.publish(session);
        if (!session.isLive()) {
            return;
        }
        long now = session.createdAt().toEpochMilli();
        UnaryOperator<User> signedIn = user -> user.with("last_sign_in_at", now).with("last_active_at", now);
        if (clients.findById(session.clientId()).isPresent()) {
            users.change(session.userId(), signedIn);
        } else {
            users.annotate(session.userId(), signedIn);
        }
    }

    private StoredState snapshot() {
        return new StoredState(
                instance.id(),
                instance.secretKey(),
                instance.webhookSigningSecret(),
                keys.published().stream()
                        .map(key -> new StoredState.StoredKey(key.kid(), key.encode()))
                        .toList(),
                deliveries.endpoints(),
                users.all(),
                sessions.all(),
                deliveries.unfinished(),
                clients.all(),
                machines.all(),
                machines.tokens(),
                jwtTemplates.all());
    }

    private static String firstOf(
            @Nullable String setting,
            Optional<StoredState> stored,
            Function<StoredState, String> fromStored,
            String generated) {
        return setting == null ? stored.map(fromStored).orElse(generated) : setting;
    }

    private static List<SigningKey> storedKeys(StoredState state) {
        return state.keys().stream()
                .map(key -> SigningKey.decode(key.kid(), key.pkcs8()))
                .toList();
    }

    private static List<Endpoint> endpoints(
            ClerkEmulatorSettings settings, Optional<StoredState> stored, Instance instance) {
        List<URI> urls = settings.webhookUrls();
        List<Endpoint> storedEndpoints = stored.map(StoredState::endpoints).orElse(List.of());
        if (urls.isEmpty()) {
            return storedEndpoints;
        }
        List<SigningSecret> secrets =
                settings.webhookSecrets().stream().map(SigningSecret::parse).toList();
        List<SigningSecret> shared =
                secrets.isEmpty() ? List.of(SigningSecret.parse(instance.webhookSigningSecret())) : secrets;
        boolean oneSecretPerEndpoint = urls.size() > 1 && secrets.size() > 1;
        return IntStream.range(0, urls.size())
                .mapToObj(i -> Endpoint.at(urls.get(i), oneSecretPerEndpoint ? List.of(secrets.get(i)) : shared))
                .map(endpoint -> endpoint.withIdFrom(storedEndpoints))
                .toList();
    }
}
