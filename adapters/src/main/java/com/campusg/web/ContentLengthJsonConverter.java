package com.campusg.web;

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
 * Writes JSON with a {@code Content-Length} header. Without it, Spring's flush after the body makes Tomcat send the response
 * in chunks, which takes a second packet for the empty last chunk.
 */
final class ContentLengthJsonConverter extends JacksonJsonHttpMessageConverter {

    ContentLengthJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        super.writeInternal(value, type, new BufferedMessage(message.getHeaders(), json), hints);
        message.getHeaders().setContentLength(json.size());
        json.writeTo(message.getBody());
    }

    private record BufferedMessage(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {

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
