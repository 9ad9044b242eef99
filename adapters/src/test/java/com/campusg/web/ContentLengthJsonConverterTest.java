package com.campusg.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.http.MockHttpOutputMessage;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

class ContentLengthJsonConverterTest {

    @Test
    void setsContentLength() throws IOException {
        MockHttpOutputMessage response = new MockHttpOutputMessage();

        new ContentLengthJsonConverter(JsonMapper.shared())
                .write(Map.of("firstName", "Zoë"), MediaType.APPLICATION_JSON, response);

        byte[] expected = "{\"firstName\":\"Zoë\"}".getBytes(UTF_8);
        assertThat(response.getBodyAsBytes()).isEqualTo(expected);
        assertThat(response.getHeaders().getContentLength()).isEqualTo(expected.length);
    }

    @Test
    void readsUpTo64KiB() throws IOException {
        String longest = "\"" + "a".repeat(64 * 1024 - 2) + "\"";

        assertThat(read(longest)).isEqualTo(longest.replace("\"", ""));
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> read(longest + " "))
                .satisfies(failure -> assertThat(failure.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
    }

    private static Object read(String json) throws IOException {
        return new ContentLengthJsonConverter(JsonMapper.shared())
                .read(ResolvableType.forClass(String.class), new MockHttpInputMessage(json.getBytes(UTF_8)), null);
    }
}
