package com.campusg.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

class ShutdownDrainTest {

    private static final String OK = "HTTP/1.1 200";
    private static final String CLOSE = "Connection: close";

    @Test
    void answersRequestsAndClosesTheirConnectionsUntilTheDrainEnds() throws Exception {
        try (AnnotationConfigServletWebServerApplicationContext service = start(Timeouts.minutes(1))) {
            int port = requireNonNull(service.getWebServer()).getPort();
            assertThat(get(port)).contains(OK).doesNotContain(CLOSE);

            Thread shutdown = Thread.ofPlatform().start(service::close);

            await().atMost(Timeouts.seconds(30)).until(() -> get(port).contains(CLOSE));
            assertThat(get(port)).contains(OK, CLOSE);

            shutdown.interrupt();
            shutdown.join();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(port));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT11M"})
    void rejectsAnInvalidDrain(Duration drain) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new ShutdownProperties(drain))
                .satisfies(invalid -> assertThat(invalid.getName()).isEqualTo("campusg.shutdown.drain"));
    }

    private static AnnotationConfigServletWebServerApplicationContext start(Duration drain) {
        AnnotationConfigServletWebServerApplicationContext service =
                new AnnotationConfigServletWebServerApplicationContext();
        service.registerBean(TomcatServletWebServerFactory.class, () -> new TomcatServletWebServerFactory(0));
        service.registerBean(
                ServletRegistrationBean.class, () -> new ServletRegistrationBean<>(new EmptyServlet(), "/"));
        service.registerBean(ShutdownDrain.class, () -> new ShutdownDrain(service, drain));
        service.refresh();
        return service;
    }

    /** Sends a request on a connection that the client would keep, and returns the head of the response. */
    private static String get(int port) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader response =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            for (String line = response.readLine(); line != null && !line.isEmpty(); line = response.readLine()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }
    }

    private static final class EmptyServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }
}
