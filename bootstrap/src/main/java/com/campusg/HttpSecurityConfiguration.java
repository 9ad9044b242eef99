package com.campusg;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may call what: without a token, or with a machine's, only what is listed here. Nobody is remembered between two
 * requests.
 */
@Configuration(proxyBeanMethods = false)
class HttpSecurityConfiguration {

    /** Somebody who has signed in. */
    private static final String USER = "USER";

    /** A service of CampusG's. */
    private static final String MACHINE = "MACHINE";

    /** The webhook proves itself by its signature; the others are open to everybody. A token is not even looked at. */
    @Bean
    @Order(1)
    SecurityFilterChain withoutToken(HttpSecurity http) throws Exception {
        return open(http)
                .securityMatcher(
                        "/api/webhook/clerk",
                        "/livez",
                        "/readyz",
                        "/v3/api-docs",
                        "/swagger-ui.html",
                        "/webjars/swagger-ui/**")
                .build();
    }

    /** The management port is not for the internet: whoever reaches it may look. */
    @Bean
    @Order(2)
    SecurityFilterChain management(HttpSecurity http, WebEndpointProperties endpoints) throws Exception {
        // Whether this is the management port is dear to find out, and asked on every request: the path comes first.
        return open(http)
                .securityMatcher(new AndRequestMatcher(
                        PathPatternRequestMatcher.pathPattern(endpoints.getBasePath() + "/**"),
                        EndpointRequest.toAnyEndpoint()))
                .build();
    }

    /** Spring Security would tell everybody here about this service (RFC 9728), under whatever name they call it. */
    @Bean
    @Order(3)
    SecurityFilterChain withoutMetadata(HttpSecurity http, AuthenticationEntryPoint entryPoint) throws Exception {
        return stateless(http)
                .securityMatcher("/.well-known/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(entryPoint))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain withToken(
            HttpSecurity http,
            AuthenticationManager callers,
            BearerTokenResolver bearerTokenResolver,
            AuthenticationEntryPoint entryPoint,
            AccessDeniedHandler accessDenied,
            CorsConfigurationSource corsConfigurationSource,
            JsonMapper json)
            throws Exception {
        return stateless(http)
                .addFilter(corsFilter(corsConfigurationSource, json))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST, "/api/users/clerk/lookup", "/api/users/clerk/{clerkUserId}/ratings")
                        .hasRole(MACHINE)
                        .requestMatchers("/api/users/clerk/{clerkUserId}")
                        .hasAnyRole(USER, MACHINE)
                        .anyRequest()
                        .hasRole(USER))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(bearerTokenResolver)
                        .authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(accessDenied)
                        .authenticationManagerResolver(request -> callers)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                // By default "cannot tell" is thrown on, and ends as "refused".
                                AuthenticationEntryPointFailureHandler failure =
                                        new AuthenticationEntryPointFailureHandler(entryPoint);
                                failure.setRethrowAuthenticationServiceException(false);
                                filter.setAuthenticationFailureHandler(failure);
                                return filter;
                            }
                        }))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(entryPoint).accessDeniedHandler(accessDenied))
                .build();
    }

    /**
     * Spring Security's own rules for headers, spared their regular expressions where there is nothing to find: each
     * character of a token would go through one, and that was a thirtieth of a {@code GET /me}.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(
                name -> isPrintableAscii(name) || StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(name));
        firewall.setAllowedHeaderValues(
                value -> isPrintableAscii(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        return firewall;
    }

    /** What each filter and each decision took, seen one by one, costs more than most of them; requests are seen whole. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * What of Spring Security's defaults is for those who are remembered is left out: with no session there is none to
     * manage and nothing in it to protect, and who calls is known until the request ends, as ever.
     */
    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** Nothing is decided, so nobody is asked who they are: what is left are the headers of every answer. */
    private static HttpSecurity open(HttpSecurity http) throws Exception {
        return stateless(http)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable);
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static CorsFilter corsFilter(CorsConfigurationSource source, JsonMapper json) {
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new ProblemCorsProcessor(json));
        return filter;
    }

    /** Refuses with problem details, and tells caches in one line what every answer here depends on. */
    private static final class ProblemCorsProcessor extends DefaultCorsProcessor {

        private static final String ANSWERS_DEPEND_ON = "Authorization, Cookie, Origin";

        private final JsonMapper json;

        ProblemCorsProcessor(JsonMapper json) {
            this.json = json;
        }

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            boolean allowed = super.processRequest(configuration, request, response);
            if (!CorsUtils.isPreFlightRequest(request)) {
                response.setHeader(HttpHeaders.VARY, ANSWERS_DEPEND_ON);
            }
            return allowed;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.FORBIDDEN, "Pages of this origin may not call this service.");
            problem.setProperty("code", "origin-not-allowed");
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            byte[] body = json.writeValueAsBytes(Problems.complete(problem));
            response.getHeaders().setContentLength(body.length);
            response.getBody().write(body);
            response.flush();
        }
    }
}
