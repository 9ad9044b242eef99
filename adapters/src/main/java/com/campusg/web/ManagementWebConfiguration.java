package com.campusg.web;

import jakarta.servlet.Filter;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Configures the web server of the management port. Registered for its application context only, so not annotated. */
class ManagementWebConfiguration {

    private static final int MAX_THREADS = 8;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementValves(JsonMapper json) {
        return WebConfiguration.valves(json);
    }

    /** Platform threads: virtual threads of thousands of requests to the service would run before those of a probe. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementThreads() {
        return factory -> factory.addProtocolHandlerCustomizers(handler -> {
            if (handler instanceof AbstractProtocol<?> protocol) {
                protocol.setExecutor(null);
                protocol.setMinSpareThreads(1);
                protocol.setMaxThreads(MAX_THREADS);
            }
        });
    }

    @Bean
    FilterRegistrationBean<Filter> liveness(WebEndpointProperties endpoints) {
        return forward("/livez", endpoints.getBasePath() + "/health/liveness");
    }

    @Bean
    FilterRegistrationBean<Filter> readiness(WebEndpointProperties endpoints) {
        return forward("/readyz", endpoints.getBasePath() + "/health/readiness");
    }

    /** Makes a probe available under the path of the service port, which may be saturated. */
    private static FilterRegistrationBean<Filter> forward(String path, String target) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) ->
                request.getRequestDispatcher(target).forward(request, response));
        registration.setName(path);
        registration.addUrlPatterns(path);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
