package com.campusg;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Serves the built demo from the service, with Clerk's Frontend API in the same origin. Only {@link TestCampusGApplication}
 * adds it; it is not on the class path of the service.
 */
final class DemoPages {

    /** The output directory of {@code npm run build}. */
    static final Path BUILT = Path.of("frontend", "dist", "demo");

    private static final String CLERK = "/__clerk";
    private static final String ASSETS = "/assets/**";

    /** Headers of a connection, or set by the HTTP client. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    @Bean
    @Order(0)
    SecurityFilterChain demo(HttpSecurity http) throws Exception {
        return http.securityMatcher("/", "/index.html", "/icon.svg", ASSETS, CLERK, CLERK + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    WebMvcConfigurer pages(@Value("${campusg.demo}") Path built) {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry registry) {
                registry.addViewController("/").setViewName("forward:/index.html");
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                String root = built.toAbsolutePath().toUri().toString();
                registry.addResourceHandler("/index.html", "/icon.svg").addResourceLocations(root);
                registry.addResourceHandler(ASSETS).addResourceLocations(root + "assets/");
            }
        };
    }

    /** The address of the emulator. */
    static final class FrontendApi {

        @Bean
        SimpleUrlHandlerMapping frontendApiOfTheEmulator(@Value("${clerk.api-url}") URI clerk) {
            Forward forward = new Forward(clerk);
            return new SimpleUrlHandlerMapping(
                    Map.of(CLERK, forward, CLERK + "/**", forward), Ordered.HIGHEST_PRECEDENCE);
        }
    }

    /** Forwards requests unchanged, so that the emulator receives the cookies and origin of the browser. */
    private record Forward(URI clerk) implements HttpRequestHandler {

        private static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        @Override
        public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String query = request.getQueryString();
            HttpRequest.Builder passedOn = HttpRequest.newBuilder(
                            URI.create(clerk + request.getRequestURI() + (query == null ? "" : "?" + query)))
                    .method(
                            request.getMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    request.getInputStream().readAllBytes()));
            for (String name : Collections.list(request.getHeaderNames())) {
                if (isPassedOn(name)) {
                    Collections.list(request.getHeaders(name)).forEach(value -> passedOn.header(name, value));
                }
            }
            try {
                HttpResponse<byte[]> answer = HTTP.send(passedOn.build(), HttpResponse.BodyHandlers.ofByteArray());
                response.setStatus(answer.statusCode());
                for (Map.Entry<String, List<String>> header :
                        answer.headers().map().entrySet()) {
                    if (isPassedOn(header.getKey())) {
                        header.getValue().forEach(value -> response.addHeader(header.getKey(), value));
                    }
                }
                response.getOutputStream().write(answer.body());
            } catch (IOException away) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                response.setStatus(HttpStatus.BAD_GATEWAY.value());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException(stopping));
            }
        }

        private static boolean isPassedOn(String header) {
            return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
        }
    }
}
