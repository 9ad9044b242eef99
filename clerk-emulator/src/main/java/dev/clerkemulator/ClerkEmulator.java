package dev.clerkemulator;

import dev.clerkemulator.backendapi.SeedFile;
import dev.clerkemulator.instance.EmulatorClock;
import dev.clerkemulator.instance.Instance;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * A running emulator.
 *
 * <p>It can run in the JVM of another Spring application. It therefore creates its application context directly instead
 * of using {@code SpringApplication}: listeners and initializers of the host are not applied, the logging system of the
 * host is not reconfigured, and configuration files, environment variables and system properties of the host are not
 * read.
 */
public final class ClerkEmulator implements AutoCloseable {
    private final AnnotationConfigServletWebServerApplicationContext context;
    private final Instance instance;
    private final URI baseUrl;

    private ClerkEmulator(AnnotationConfigServletWebServerApplicationContext context, Instance instance, URI baseUrl) {
        this.context = context;
        this.instance = instance;
        this.baseUrl = baseUrl;
    }

    /**
     * Starts an emulator that uses the system clock. Returns when the server accepts connections.
     *
     * @throws InvalidSettingException if a setting cannot be used, for example a port that is already in use
     */
    public static ClerkEmulator start(ClerkEmulatorSettings settings) {
        return start(settings, InstantSource.system());
    }

    /** Starts an emulator that uses the given clock. */
    public static ClerkEmulator start(ClerkEmulatorSettings settings, InstantSource time) {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.setId("clerk-emulator");
        context.setDisplayName("Clerk emulator");
        context.setEnvironment(new IsolatedEnvironment(settings));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(ClerkEmulatorSettings.class, () -> settings);
        context.registerBean(EmulatorClock.class, () -> new EmulatorClock(time));
        context.register(EmulatorConfiguration.class);
        try {
            context.refresh();
        } catch (RuntimeException e) {
            context.close();
            throw translate(e, settings);
        }
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        int port = server.getPort();
        Instance instance = context.getBean(Instance.class);
        instance.serverStarted(port, tlsPort(server));
        Path seedFile = settings.seedFile();
        if (seedFile != null) {
            try {
                context.getBean(SeedFile.class).load(seedFile);
            } catch (InvalidSettingException e) {
                context.close();
                throw e;
            }
        }
        return new ClerkEmulator(context, instance, URI.create("http://" + host(settings.address()) + ":" + port));
    }

    /** The address of the HTTP listener, as seen from this machine. */
    public URI baseUrl() {
        return baseUrl;
    }

    public URI issuer() {
        return instance.issuer();
    }

    public URI jwksUrl() {
        return instance.jwksUrl();
    }

    public String instanceId() {
        return instance.id();
    }

    public String publishableKey() {
        return instance.publishableKey();
    }

    public String secretKey() {
        return instance.secretKey();
    }

    public String webhookSigningSecret() {
        return instance.webhookSigningSecret();
    }

    /** Stops the server, cancels attempts in progress and saves the state. */
    @Override
    public void close() {
        context.close();
    }

    private static @Nullable Integer tlsPort(TomcatWebServer server) {
        return Arrays.stream(server.getTomcat().getService().findConnectors())
                .filter(Connector::getSecure)
                .map(Connector::getLocalPort)
                .findFirst()
                .orElse(null);
    }

    private static RuntimeException translate(RuntimeException failure, ClerkEmulatorSettings settings) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof InvalidSettingException invalid) {
            return invalid;
        }
        if (failure instanceof ApplicationContextException || failure instanceof WebServerException) {
            int failed =
                    cause instanceof ConnectorStartFailedException connector ? connector.getPort() : settings.port();
            InvalidSettingException invalid = new InvalidSettingException(
                    failed == settings.port() ? ClerkEmulatorSettings.PORT : ClerkEmulatorSettings.TLS_PORT,
                    "cannot listen on %s, port %d: %s".formatted(settings.address(), failed, cause.getMessage()));
            invalid.initCause(failure);
            return invalid;
        }
        return failure;
    }

    private static String host(String address) {
        boolean wildcard = address.equals("0.0.0.0") || address.equals("::");
        String host = wildcard ? "localhost" : address;
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Contains the properties of the emulator only. */
    private static final class IsolatedEnvironment extends StandardServletEnvironment {

        IsolatedEnvironment(ClerkEmulatorSettings settings) {
            getPropertySources()
                    .addFirst(new MapPropertySource(
                            "clerk-emulator",
                            Map.of(
                                    "server.port",
                                    settings.port(),
                                    "server.address",
                                    settings.address(),
                                    "server.shutdown",
                                    "immediate",
                                    "spring.threads.virtual.enabled",
                                    true,
                                    "spring.web.resources.add-mappings",
                                    false)));
        }

        @Override
        protected void customizePropertySources(MutablePropertySources propertySources) {
            // System properties and environment variables belong to the host.
        }
    }
}
