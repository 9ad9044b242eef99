package dev.clerkemulator;

import dev.clerkemulator.instance.EmulatorClock;
import dev.clerkemulator.instance.Instance;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.convert.ApplicationConversionService;
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
 * <p>It may run inside another Spring application's JVM. Therefore it opens its application context itself instead of
 * going through {@code SpringApplication}: no listener or initializer of the host takes part, the host's logging stays
 * as it is, and neither the host's configuration files nor its environment variables nor its system properties are read.
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
     * Returns once it listens.
     *
     * @throws InvalidSettingException if a setting cannot be used, such as a port that is taken
     */
    public static ClerkEmulator start(ClerkEmulatorSettings settings) {
        return start(settings, InstantSource.system());
    }

    /** With a clock of the caller's, for tests that travel in time. */
    public static ClerkEmulator start(ClerkEmulatorSettings settings, InstantSource time) {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.setId("clerk-emulator");
        context.setDisplayName("Clerk emulator");
        context.setEnvironment(new OwnEnvironment(settings));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(ClerkEmulatorSettings.class, () -> settings);
        context.registerBean(EmulatorClock.class, () -> new EmulatorClock(time));
        context.register(EmulatorConfiguration.class);
        try {
            context.refresh();
        } catch (RuntimeException e) {
            context.close();
            throw explained(e, settings);
        }
        int port = Objects.requireNonNull(context.getWebServer()).getPort();
        Instance instance = context.getBean(Instance.class);
        instance.listensOn(port);
        return new ClerkEmulator(context, instance, URI.create("http://" + host(settings.address()) + ":" + port));
    }

    /** Where it listens, as seen from this machine. */
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

    /** Stops listening, gives up deliveries under way and saves the state. */
    @Override
    public void close() {
        context.close();
    }

    private static RuntimeException explained(RuntimeException failure, ClerkEmulatorSettings settings) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof InvalidSettingException invalid) {
            return invalid;
        }
        if (failure instanceof ApplicationContextException || failure instanceof WebServerException) {
            InvalidSettingException invalid = new InvalidSettingException(
                    ClerkEmulatorSettings.PORT,
                    "cannot listen on %s, port %d: %s"
                            .formatted(settings.address(), settings.port(), cause.getMessage()));
            invalid.initCause(failure);
            return invalid;
        }
        return failure;
    }

    private static String host(String address) {
        boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
        String host = everywhere ? "localhost" : address;
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Holds these few properties and nothing else. */
    private static final class OwnEnvironment extends StandardServletEnvironment {

        OwnEnvironment(ClerkEmulatorSettings settings) {
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
            // Neither system properties nor environment variables: they are the host's.
        }
    }
}
