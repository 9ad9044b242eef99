package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log with and without a structured format, configured by application.yaml. */
@ExtendWith(OutputCaptureExtension.class)
class StructuredLogTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @AfterEach
    void resetLogging() {
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }

    @Test
    void writesOneJsonDocumentPerLineWithTheTraceId(CapturedOutput output) {
        String line = log("ecs", output);

        JsonNode entry = JsonMapper.shared().readTree(line);
        assertThat(entry.path("message").asString()).isEqualTo("A message");
        assertThat(entry.path("traceId").asString()).isEqualTo(TRACE_ID);
        assertThat(entry.path("service").path("name").asString()).isEqualTo("campusg-user-service");
    }

    @Test
    void writesTheTraceIdAsTextByDefault(CapturedOutput output) {
        assertThat(log("", output)).contains("[" + TRACE_ID + "] ").endsWith("A message");
    }

    private static String log(String format, CapturedOutput output) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(StructuredLogTest.class)
                .web(WebApplicationType.NONE)
                .run("--LOGGING_STRUCTURED_FORMAT_CONSOLE=" + format);
        try {
            MDC.put("traceId", TRACE_ID);
            LoggerFactory.getLogger(StructuredLogTest.class).info("A message");
            return output.getAll()
                    .lines()
                    .filter(line -> line.contains("A message"))
                    .findFirst()
                    .orElseThrow();
        } finally {
            context.close();
            MDC.remove("traceId");
        }
    }
}
