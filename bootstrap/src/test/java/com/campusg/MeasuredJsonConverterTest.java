package com.campusg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;
import tools.jackson.databind.json.JsonMapper;

class MeasuredJsonConverterTest {

    @Test
    void saysHowManyBytesTheAnswerHas() throws IOException {
        MockHttpOutputMessage answer = new MockHttpOutputMessage();

        new MeasuredJsonConverter(JsonMapper.shared())
                .write(Map.of("firstName", "Zoë"), MediaType.APPLICATION_JSON, answer);

        byte[] expected = "{\"firstName\":\"Zoë\"}".getBytes(UTF_8);
        assertThat(answer.getBodyAsBytes()).isEqualTo(expected);
        assertThat(answer.getHeaders().getContentLength()).isEqualTo(expected.length);
    }
}
