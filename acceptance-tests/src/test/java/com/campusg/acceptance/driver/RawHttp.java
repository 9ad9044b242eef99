package com.campusg.acceptance.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusG;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sends malformed requests that an HTTP client would refuse to send. */
final class RawHttp {

    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final int TIMEOUT_MILLIS =
            Math.toIntExact(Timeouts.seconds(30).toMillis());

    private RawHttp() {}

    static Response get(CampusG from, String target, String token) {
        try (Socket socket = new Socket(from.address().getHost(), from.address().getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String request = "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                    .formatted(target, from.address().getAuthority(), token);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return parsed(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response parsed(String response) {
        int end = response.indexOf(END_OF_HEADERS);
        List<String> lines = Arrays.asList(response.substring(0, end).split("\r\n", -1));
        Map<String, List<String>> headers = lines.stream()
                .skip(1)
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(':')),
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.mapping(
                                line -> line.substring(line.indexOf(':') + 1).strip(), Collectors.toList())));
        String body = response.substring(end + END_OF_HEADERS.length());
        boolean chunked = headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked");
        return new Response(
                Integer.parseInt(lines.getFirst().split(" ", -1)[1]),
                HttpHeaders.of(headers, (name, value) -> true),
                chunked ? unchunked(body) : body);
    }

    private static String unchunked(String body) {
        StringBuilder content = new StringBuilder();
        int start = 0;
        while (true) {
            int lineEnd = body.indexOf("\r\n", start);
            int size = Integer.parseInt(body.substring(start, lineEnd).strip(), 16);
            if (size == 0) {
                return content.toString();
            }
            content.append(body, lineEnd + 2, lineEnd + 2 + size);
            start = lineEnd + 2 + size + 2;
        }
    }
}
