package com.campusg.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;
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
}
