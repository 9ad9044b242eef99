package com.campusg.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON up to {@link RequestLimits#MAX_BODY_LENGTH}, whether or not a request declares its length.
 *
 * <p>Writes JSON with a {@code Content-Length} header. Without it, Spring's flush after the body makes Tomcat send the response
 * in chunks, which takes a second packet for the empty last chunk.
 */
final class ContentLengthJsonConverter extends JacksonJsonHttpMessageConverter {

    ContentLengthJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] json = message.getBody().readNBytes(RequestLimits.MAX_BODY_LENGTH + 1);
        if (json.length > RequestLimits.MAX_BODY_LENGTH) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return super.read(type, new BufferedRequest(message.getHeaders(), new ByteArrayInputStream(json)), hints);
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        super.writeInternal(value, type, new BufferedResponse(message.getHeaders(), json), hints);
        message.getHeaders().setContentLength(json.size());
        json.writeTo(message.getBody());
    }

    private record BufferedRequest(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }

    private record BufferedResponse(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {

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
