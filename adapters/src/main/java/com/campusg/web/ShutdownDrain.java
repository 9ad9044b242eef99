package com.campusg.web;

import java.time.Duration;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Delays the graceful shutdown of Spring Boot until load balancers send no more requests. Meanwhile all requests are answered,
 * and connections are closed after their next response. Spring Boot has already set the readiness state, so the readiness
 * probe is answered 503.
 *
 * <p>The first listener, because others close the management port and stop executors.
 */
final class ShutdownDrain implements ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownDrain.class);

    private final ApplicationContext service;
    private final Duration drain;

    ShutdownDrain(ApplicationContext service, Duration drain) {
        this.service = service;
        this.drain = drain;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (!service.equals(closed.getApplicationContext()) || drain.isZero()) {
            return;
        }
        LOG.info("Shutting down in {} s; the readiness probe is answered 503", drain.toSeconds());
        if (service instanceof WebServerApplicationContext context
                && context.getWebServer() instanceof TomcatWebServer server
                && server.getTomcat().getConnector().getProtocolHandler()
                        instanceof AbstractHttp11Protocol<?> protocol) {
            // Adds "Connection: close" to each response.
            protocol.setMaxKeepAliveRequests(1);
        }
        try {
            Thread.sleep(drain);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
