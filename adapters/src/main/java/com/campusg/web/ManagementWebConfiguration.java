package com.campusg.web;

import jakarta.servlet.Filter;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Configures the web server of the management port. Registered for its application context only, so not annotated. */
class ManagementWebConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementValves(JsonMapper json) {
        return WebConfiguration.valves(json);
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
