package com.campusg.auth.adapter.in.security;

import com.campusg.web.ApiPaths;
import com.campusg.web.CallerRoles;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** The security filter chains. A request needs a token unless its path is listed here. */
@Configuration(proxyBeanMethods = false)
class HttpSecurityConfiguration {

    private static final String WELL_KNOWN = "/.well-known/**";

    /** Swagger UI sets styles by script, and contains images as data. */
    private static final String SWAGGER_UI_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Duration PREFLIGHT_MAX_AGE = Duration.ofHours(1);

    /**
     * Public paths, the webhook, which verifies a signature instead, and the management port, which is not reachable from
     * the internet. The protected resource metadata (RFC 9728), which Spring Security would publish under any host name, is
     * denied.
     */
    @Bean
    @Order(1)
    SecurityFilterChain openFilterChain(
            HttpSecurity http, WebEndpointProperties endpoints, AuthenticationEntryPoint entryPoint) throws Exception {
        // The path is compared first, because the endpoint matcher is expensive and would run for each request.
        RequestMatcher management = new AndRequestMatcher(
                PathPatternRequestMatcher.pathPattern(endpoints.getBasePath() + "/**"),
                EndpointRequest.toAnyEndpoint());
        return stateless(http)
                .securityMatchers(matchers -> matchers.requestMatchers(
                                ApiPaths.WEBHOOK,
                                "/livez",
                                "/readyz",
                                "/v3/api-docs",
                                "/swagger-ui.html",
                                "/swagger-ui.js",
                                "/webjars/swagger-ui/**",
                                WELL_KNOWN)
                        .requestMatchers(management))
                .authorizeHttpRequests(requests -> requests.requestMatchers(WELL_KNOWN)
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(entryPoint))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(SWAGGER_UI_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain tokenFilterChain(
            HttpSecurity http,
            AuthenticationManagerResolver<HttpServletRequest> authenticationManagerResolver,
            BearerTokenResolver bearerTokenResolver,
            AuthenticationEntryPoint entryPoint,
            AccessDeniedHandler accessDeniedHandler)
            throws Exception {
        return stateless(http)
                .cors(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(MachineEndpoints.MACHINES_ONLY)
                        .hasRole(CallerRoles.MACHINE)
                        .requestMatchers(MachineEndpoints.USERS_AND_MACHINES)
                        .hasAnyRole(CallerRoles.USER, CallerRoles.MACHINE)
                        .anyRequest()
                        .hasRole(CallerRoles.USER))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(bearerTokenResolver)
                        .authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(accessDeniedHandler)
                        .authenticationManagerResolver(authenticationManagerResolver)
                        .withObjectPostProcessor(failuresHandledBy(entryPoint)))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(entryPoint).accessDeniedHandler(accessDeniedHandler))
                .build();
    }

    /** The authorized parties may call with credentials. The filter for it is a bean of {@code com.campusg.web}. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(ClerkTokenProperties properties) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(properties.authorizedParties()));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        // Tracing libraries add headers of their own.
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
        cors.setAllowCredentials(true);
        cors.setMaxAge(PREFLIGHT_MAX_AGE);
        return request -> cors;
    }

    /** An observation for each filter and each decision costs more than most of them. Requests are observed as a whole. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Checks header values as Spring Security does by default. The regular expression of the default takes a tenth of
     * the CPU of {@code /me}, because a session token has about 800 characters.
     */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(HttpSecurityConfiguration::hasNoControlCharacters);
        return firewall;
    }

    private static boolean hasNoControlCharacters(String headerValue) {
        for (int i = 0; i < headerValue.length(); i++) {
            char c = headerValue.charAt(i);
            if (c != '\t' && (Character.isISOControl(c) || !Character.isDefined(c))) {
                return false;
            }
        }
        return true;
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** By default, the filter rethrows an {@code AuthenticationServiceException}, and the response would be 401 not 503. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresHandledBy(
            AuthenticationEntryPoint entryPoint) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(entryPoint);
                handler.setRethrowAuthenticationServiceException(false);
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }
}
