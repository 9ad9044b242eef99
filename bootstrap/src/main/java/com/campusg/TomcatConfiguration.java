package com.campusg;

import java.io.IOException;
import org.apache.catalina.Container;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemDetailsFromTomcat(JsonMapper json) {
        return factory -> factory.addContextCustomizers(context -> {
            Container host = context.getParent();
            if (host instanceof StandardHost standardHost) {
                standardHost.setErrorReportValveClass(ProblemReportValve.class.getName());
                standardHost.getPipeline().addValve(new ProblemReportValve(json));
            }
        });
    }

    /** Problem details for what Tomcat itself refuses, such as a request line that is none. */
    static final class ProblemReportValve extends ErrorReportValve {

        private static final int FIRST_ERROR = 400;

        private final JsonMapper json;

        ProblemReportValve(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < FIRST_ERROR
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            ProblemDetail problem = Problems.complete(ProblemDetail.forStatus(response.getStatus()));
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getOutputStream().write(json.writeValueAsBytes(problem));
                response.finishResponse();
            } catch (IOException gone) {
                // Whoever asked does not listen any more.
                container.getLogger().debug("A problem was not read", gone);
            }
        }
    }
}
