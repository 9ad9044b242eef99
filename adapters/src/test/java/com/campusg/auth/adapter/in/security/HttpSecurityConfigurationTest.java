package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.adapter.in.security.TokenFixture.CLAIMS;
import static com.campusg.auth.adapter.in.security.TokenFixture.HEADER;
import static com.campusg.auth.adapter.in.security.TokenFixture.MACHINE_CLAIMS;
import static com.campusg.auth.adapter.in.security.TokenFixture.MACHINE_HEADER;
import static com.campusg.auth.adapter.in.security.TokenFixture.NOW;
import static com.campusg.auth.adapter.in.security.TokenFixture.OTHER_KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.sign;
import static com.campusg.auth.adapter.in.security.TokenFixture.tokenWith;
import static com.campusg.auth.adapter.in.security.TokenFixture.validToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.auth.application.port.in.VerifyMachineToken;
import com.campusg.auth.application.port.out.MachineTokensUnavailableException;
import com.campusg.auth.domain.Caller;
import com.campusg.auth.domain.TokenRefusal;
import com.campusg.auth.domain.Verdict;
import com.campusg.web.CallerRoles;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.BeanIds;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.json.JsonMapper;

/** The filter chains with everything behind them except for use cases and the network. */
class HttpSecurityConfigurationTest {

    private static final String ORIGIN = "https://app.campus.edu";

    private static final AnnotationConfigWebApplicationContext CONTEXT = start(Map.of());
    private static final MockMvcTester HTTP = http(CONTEXT);

    private static AnnotationConfigWebApplicationContext start(Map<String, String> properties) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.application.name", "campusg-user-service")
                .withProperty("clerk.issuer", TokenFixture.ISSUER)
                .withProperty("clerk.authorized-parties", ORIGIN)
                .withProperty("clerk.machine-id", "mch_users")
                .withProperty(
                        "clerk.jwt-key",
                        "-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getEncoder()
                                        .encodeToString(
                                                TokenFixture.KEY.getPublic().getEncoded())
                                + "\n-----END PUBLIC KEY-----");
        properties.forEach(environment::setProperty);
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setEnvironment(environment);
        context.setServletContext(new MockServletContext());
        context.register(Application.class, WebEndpointProperties.class);
        context.refresh();
        return context;
    }

    private static MockMvcTester http(AnnotationConfigWebApplicationContext context) {
        Filter security = context.getBean(BeanIds.SPRING_SECURITY_FILTER_CHAIN, Filter.class);
        return MockMvcTester.from(
                context,
                builder -> builder.addFilters(security, HttpSecurityConfigurationTest::readHeaders)
                        .build());
    }

    /** The firewall checks headers when they are read. */
    private static void readHeaders(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Collections.list(http.getHeaderNames()).forEach(http::getHeader);
        chain.doFilter(request, response);
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @ParameterizedTest
    @CsvSource({"GET, /livez", "GET, /readyz", "POST, /api/webhook/clerk"})
    void permitsOpenPathsWhateverTheToken(String method, String path) {
        assertThat(send(call(method, path))).hasStatusOk().bodyText().isEqualTo("null false false");
        assertThat(send(call(method, path).header("Authorization", "Bearer invalid")))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("null false false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/elsewhere", "/error", "/.well-known/oauth-protected-resource", "/actuator/health"})
    void requiresTokenForOtherPaths(String path) {
        MvcTestResult response = send(call("GET", path));

        assertProblem(response, HttpStatus.UNAUTHORIZED, "missing-token");
        assertThat(response).hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    @Test
    void authenticatesUserByHeaderOrCookie() {
        assertThat(send(call("GET", "/me").header("Authorization", "Bearer " + validToken())))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("user_ada true false");
        assertThat(send(call("GET", "/me").cookie(new Cookie("__session", validToken()))))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("user_ada true false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"cnf\":\"text\"", "\"cnf\":{\"jkt\":\"thumbprint\"}", "\"cnf\":7", "\"scope\":[1]"})
    void ignoresUnknownClaims(String claim) {
        String token = tokenWith(HEADER, CLAIMS.replace("{", "{" + claim + ","));

        assertThat(send(call("GET", "/me").header("Authorization", "Bearer " + token)))
                .hasStatusOk();
    }

    @Test
    void authenticatesMachines() {
        String token = tokenWith(MACHINE_HEADER, MACHINE_CLAIMS);

        assertThat(send(call("POST", "/api/users/clerk/lookup").header("Authorization", "Bearer " + token)))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("mch_orders false true");
        assertThat(send(call("GET", "/api/users/clerk/user_ada").header("Authorization", "bearer mt_machine")))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("mch_orders false true");
    }

    @Test
    void refusesInvalidTokensWithTheirCode() {
        assertRefused("hello", "token-invalid");
        assertRefused("mt_unknown", "token-type-mismatch");
        assertProblem(
                send(call("GET", "/api/users/clerk/user_ada").header("Authorization", "Bearer mt_unknown")),
                HttpStatus.UNAUTHORIZED,
                "token-revoked");
        assertRefused(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS), "token-invalid-signature");
        assertRefused(tokenWith(HEADER, CLAIMS.replace("1795428060", "1795427000")), "token-expired");
        assertRefused("", "token-invalid");
    }

    /** Many requests, but few log messages. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsRefusalsByCodeAndPath(CapturedOutput output) {
        for (int i = 0; i < 100; i++) {
            String token = tokenWith(HEADER, CLAIMS.replace("\"exp\"", "\"exp\":" + i + ",\"x\""));
            send(call("GET", "/api/users/clerk/user_" + i).header("Authorization", "Bearer " + token));
        }

        assertThat(output.getOut().lines().filter(line -> line.contains("Refused a request")))
                .singleElement()
                .asString()
                .contains("/api/users/clerk/{clerkUserId}: token-expired");
    }

    @Test
    void refusesInvalidHeaderDespiteTheCookie() {
        MvcTestResult response = send(call("GET", "/me")
                .header("Authorization", "Bearer hello")
                .cookie(new Cookie("__session", validToken())));

        assertProblem(response, HttpStatus.UNAUTHORIZED, "token-invalid");
    }

    @Test
    void refusesMachinesWhereOnlyUsersAreAllowed() {
        MvcTestResult response =
                send(call("GET", "/me").header("Authorization", "Bearer " + tokenWith(MACHINE_HEADER, MACHINE_CLAIMS)));

        assertProblem(response, HttpStatus.UNAUTHORIZED, "token-type-mismatch");
    }

    @Test
    void forbidsUsersWhereOnlyMachinesAreAllowed() {
        MvcTestResult response =
                send(call("POST", "/api/users/clerk/lookup").header("Authorization", "Bearer " + validToken()));

        assertProblem(response, HttpStatus.FORBIDDEN, "machine-callers-only");
        assertThat(response)
                .headers()
                .hasHeaderSatisfying(
                        HttpHeaders.WWW_AUTHENTICATE,
                        values -> assertThat(values)
                                .singleElement()
                                .asString()
                                .startsWith("Bearer error=\"insufficient_scope\""));
    }

    @Test
    void forbidsMachinesWithoutAccess() {
        String token = tokenWith(MACHINE_HEADER, MACHINE_CLAIMS.replace("mch_users", "mch_x"));

        assertProblem(
                send(call("GET", "/api/users/clerk/user_ada").header("Authorization", "Bearer " + token)),
                HttpStatus.FORBIDDEN,
                "insufficient-scope");
        assertProblem(
                send(call("GET", "/me").header("Authorization", "Bearer " + token)),
                HttpStatus.UNAUTHORIZED,
                "token-type-mismatch");
    }

    @Test
    void respondsWith503IfIntrospectionIsUnavailable() {
        MvcTestResult response =
                send(call("GET", "/api/users/clerk/user_ada").header("Authorization", "Bearer mt_unavailable"));

        assertProblem(response, HttpStatus.SERVICE_UNAVAILABLE, "clerk-unavailable");
        assertThat(response).hasHeader(HttpHeaders.RETRY_AFTER, "5").doesNotContainHeader(HttpHeaders.WWW_AUTHENTICATE);
    }

    @Test
    void respondsWith503IfKeysAreUnavailable() {
        Map<String, String> properties = Map.of("clerk.jwt-key", "", "clerk.jwks-url", "http://127.0.0.1:1/jwks.json");
        try (AnnotationConfigWebApplicationContext context = start(properties)) {
            MvcTestResult response = http(context)
                    .get()
                    .uri("/me")
                    .header("Authorization", "Bearer " + validToken())
                    .exchange();

            assertProblem(response, HttpStatus.SERVICE_UNAVAILABLE, "keys-unavailable");
            assertThat(response)
                    .hasHeader(HttpHeaders.RETRY_AFTER, "5")
                    .doesNotContainHeader(HttpHeaders.WWW_AUTHENTICATE);
        }
    }

    @Test
    void allowsAuthorizedPartiesOnly() {
        assertThat(send(call("OPTIONS", "/me")
                        .header("Origin", ORIGIN)
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "authorization, traceparent, baggage")))
                .hasStatusOk()
                .hasHeader("Access-Control-Allow-Origin", ORIGIN)
                .hasHeader("Access-Control-Allow-Headers", "authorization, traceparent, baggage")
                .hasHeader("Access-Control-Allow-Credentials", "true");
        assertProblem(
                send(call("GET", "/me").header("Origin", "https://evil.test")),
                HttpStatus.FORBIDDEN,
                "origin-not-allowed");
    }

    @Test
    void createsNoSession() {
        MvcTestResult response = send(call("GET", "/me").header("Authorization", "Bearer " + validToken()));

        assertThat(response.getRequest().getSession(false)).isNull();
        assertThat(response).doesNotContainHeader(HttpHeaders.SET_COOKIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AA", "~", "a\tb", "Zoë", "名前"})
    void acceptsHeaderValues(String value) {
        assertThat(send(call("GET", "/livez").header("X-Note", value))).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\nb", "a\rb", "\u001f", "\u007f", "\u0085", "\u0378"})
    void refusesControlAndUnassignedCharactersInHeaders(String text) {
        assertThat(send(call("GET", "/livez").header("X-Note", text))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(send(call("GET", "/livez").header("X-Note" + text, "value"))).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private static void assertRefused(String token, String code) {
        MvcTestResult response = send(call("GET", "/me").header("Authorization", "Bearer " + token));

        assertProblem(response, HttpStatus.UNAUTHORIZED, code);
        assertThat(response)
                .headers()
                .hasHeaderSatisfying(
                        HttpHeaders.WWW_AUTHENTICATE,
                        values -> assertThat(values)
                                .singleElement()
                                .asString()
                                .matches("Bearer error=\"invalid_token\", error_description=\"[^\"\\\\]+\""));
    }

    private static void assertProblem(MvcTestResult response, HttpStatus status, String code) {
        assertThat(response).hasStatus(status).hasContentType("application/problem+json");
        assertThat(response).bodyJson().extractingPath("code").isEqualTo(code);
        assertThat(response).bodyJson().extractingPath("type").isEqualTo("urn:campusg:problem:" + code);
    }

    private static MockMvcRequestBuilder call(String method, String path) {
        return HTTP.method(HttpMethod.valueOf(method)).uri(path);
    }

    private static MvcTestResult send(MockMvcRequestBuilder request) {
        return request.exchange();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @EnableWebSecurity
    @ComponentScan({"com.campusg.auth.adapter.in.security", "com.campusg.web"})
    @ImportAutoConfiguration({
        HttpClientAutoConfiguration.class,
        ImperativeHttpClientAutoConfiguration.class,
        RestClientAutoConfiguration.class
    })
    static class Application {

        @Bean
        InstantSource clock() {
            return InstantSource.fixed(NOW);
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder()
                    .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                    .build();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        VerifyMachineToken verifyMachineToken() {
            return token -> switch (token.value()) {
                case "mt_machine" -> new Verdict.Authenticated(new Caller.Machine("mch_orders"));
                case "mt_unavailable" -> throw new MachineTokensUnavailableException("unavailable");
                default -> new Verdict.Refused(TokenRefusal.TOKEN_REVOKED);
            };
        }
    }

    @RestController
    static class Endpoint {

        @RequestMapping({
            "/me",
            "/livez",
            "/readyz",
            "/api/webhook/clerk",
            "/api/users/clerk/lookup",
            "/api/users/clerk/{id}"
        })
        String caller(HttpServletRequest request) {
            Principal principal = request.getUserPrincipal();
            return "%s %s %s"
                    .formatted(
                            principal == null ? null : principal.getName(),
                            request.isUserInRole(CallerRoles.USER),
                            request.isUserInRole(CallerRoles.MACHINE));
        }
    }
}
