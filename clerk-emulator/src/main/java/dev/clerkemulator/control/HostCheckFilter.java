package dev.clerkemulator.control;

import dev.clerkemulator.instance.Instance;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects requests whose {@code Host} is a domain name of others. By DNS rebinding, a page that a developer opens could
 * otherwise read secrets and change users: its own domain name then resolves to the address of the emulator.
 *
 * <p>Accepted are the host of the issuer, {@code localhost}, IP addresses, host names of a single label as in Docker Compose,
 * and Docker's name of the host. None of these can belong to a page of others.
 */
public final class HostCheckFilter extends OncePerRequestFilter {
    private static final Pattern ADDRESS_OR_SINGLE_LABEL = Pattern.compile("[0-9.]+|.*:.*|[^.]+");
    private static final String LOCALHOST = ".localhost";
    private static final String DOCKER_HOST = "host.docker.internal";

    private final Instance instance;

    public HostCheckFilter(Instance instance) {
        this.instance = instance;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOwn(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getWriter()
                .println(
                        "The emulator does not answer to this host name. Set CLERK_EMULATOR_ISSUER to use another one.");
    }

    private boolean isOwn(String host) {
        return ADDRESS_OR_SINGLE_LABEL.matcher(host).matches()
                || host.endsWith(LOCALHOST)
                || host.equals(DOCKER_HOST)
                || host.equalsIgnoreCase(instance.issuer().getHost());
    }
}
