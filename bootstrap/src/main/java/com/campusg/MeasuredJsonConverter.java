package com.campusg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON as ever, but says beforehand how long it is. Spring flushes what it has written: without a length that is
 * one packet with the answer, and after it another one that only says that there is no more.
 */
final class MeasuredJsonConverter extends JacksonJsonHttpMessageConverter {

    MeasuredJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        super.writeInternal(value, type, new Draft(message.getHeaders(), json), hints);
        message.getHeaders().setContentLength(json.size());
        json.writeTo(message.getBody());
    }

    private record Draft(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
