package com.campusg.web;

import jakarta.servlet.DispatcherType;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.UrlHandlerFilter;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PortProperties.class, ShutdownProperties.class})
class WebConfiguration {

    /**
     * Replaces the JSON converter of Spring Boot. A converter bean would be placed before the converters for bytes and text
     * instead.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer contentLengthJsonConverter(JsonMapper json) {
        return converters -> converters.withJsonConverter(new ContentLengthJsonConverter(json));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serviceValves(JsonMapper json) {
        return valves(json);
    }

    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves(JsonMapper json) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                // The host creates its own instance unless the pipeline has one of this class.
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
                host.getPipeline().addValve(new ProblemReportValve(json));
                host.getPipeline().addValve(new RequestLimitsValve());
            }
        });
    }

    @Bean
    @ConditionalOnWebApplication
    ShutdownDrain shutdownDrain(ApplicationContext service, ShutdownProperties properties) {
        return new ShutdownDrain(service, properties.drain());
    }

    /** Lets the operators of Clerk recognize the requests of this service. */
    @Bean
    RestClientCustomizer userAgent(@Value("${spring.application.name}") String application) {
        return builder -> builder.defaultHeader(HttpHeaders.USER_AGENT, application);
    }

    @Bean
    FilterRegistrationBean<TraceIdFilter> traceIds() {
        FilterRegistrationBean<TraceIdFilter> registration = new FilterRegistrationBean<>(new TraceIdFilter());
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Serves the webhook with a trailing slash, too. Before Spring Security, which compares paths. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> webhookWithTrailingSlash() {
        String path = ApiPaths.WEBHOOK + "/";
        FilterRegistrationBean<UrlHandlerFilter> registration = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler(path).wrapRequest().build());
        registration.addUrlPatterns(path);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Part of the security filter chain for tokens only, so the servlet container must not register it as well. */
    @Bean
    @FilterRegistration(enabled = false)
    CorsFilter corsFilter(CorsConfigurationSource corsConfigurationSource, JsonMapper json) {
        CorsFilter filter = new CorsFilter(corsConfigurationSource);
        filter.setCorsProcessor(new ProblemCorsProcessor(json));
        return filter;
    }
}
