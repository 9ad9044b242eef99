package com.campusg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Malformed and odd requests without a token: for all paths of the OpenAPI document, the probes and the pages. */
final class MalformedRequests {

    private static final List<String> OTHER_PATHS = List.of(
            "/livez", "/readyz", "/v3/api-docs", "/swagger-ui.html", "/webjars/swagger-ui/swagger-ui.css", "/unknown");

    private static final List<String> QUERIES = List.of(
            "?%",
            "?a=%",
            "?a=%zz",
            "?%zz=a",
            "?a=%ff",
            "?a=%c3%28",
            "?a=%u0041",
            "?a=\u0001",
            "?[\u00e9]",
            "?" + parameters());

    private static final List<String> PATHS = List.of(
            "%",
            "/%zz",
            "%00",
            "%2f",
            "/%2e%2e/",
            "//",
            "/./",
            "/..",
            ";a=b",
            "%3b",
            "%5c",
            "\\",
            "%25",
            "%ff",
            "%c0%af",
            "%0d%0a",
            "|",
            "<",
            "\"",
            "^",
            "/" + "a".repeat(17_000));

    private static final List<String> HEADERS = List.of(
            "X : a",
            ": a",
            "NoColon",
            "X\u0001: a",
            "X: a\u0000b",
            "X: " + "a".repeat(17_000),
            "Host: second",
            "Content-Length: a",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: 1, 2",
            "Transfer-Encoding: chunked, foo");

    /** Not malformed as HTTP, or not read by each path. */
    private static final List<String> ODD_HEADERS = List.of(
            "Accept: ///",
            "Accept: \u0080",
            "Accept: text/html;q=9",
            "Accept-Encoding: ,,;",
            "Accept-Language: \u0080;;q=",
            "Access-Control-Request-Headers: \u0080",
            "Access-Control-Request-Method: \u0080",
            "Authorization: Bearer \u0080",
            "Authorization: Bearer a b",
            "Authorization: Basic !",
            "Content-Encoding: gzip",
            "Content-Type: ///",
            "Content-Type: \u0080",
            "Content-Type: application/json; charset=nope",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: multipart/form-data",
            "Cookie: =;;\"\u0080",
            "Cookie: __session=\"\u0080",
            "Forwarded: ;;==",
            "If-Match: \"",
            "If-Modified-Since: yesterday",
            "If-None-Match: \"",
            "If-None-Match: \u0080",
            "If-Range: \"",
            "Origin: ///",
            "Origin: \u0080",
            "Origin: http://[",
            "Range: bytes=9-1",
            "Range: \u0080",
            "Transfer-Encoding: identity",
            "Upgrade: h2c",
            "X-Forwarded-For: %",
            "X-Forwarded-Host: a b",
            "X-Forwarded-Port: a",
            "X-Forwarded-Proto: \u0080",
            "baggage: =,",
            "svix-id: \u0080",
            "traceparent: 00-zz");

    private static final List<String> METHODS =
            List.of("OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "FOO", "get", "G\u0001T");

    private static final List<String> BODIES =
            List.of("", "{", "[1,]", "\u00ff\u00fe", "\u0000", "null", "[".repeat(2000));

    private final List<String> malformed = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();

    private MalformedRequests() {}

    static MalformedRequests of(JsonNode api) {
        MalformedRequests requests = new MalformedRequests();
        Set<String> operations = new LinkedHashSet<>();
        api.path("paths")
                .forEachEntry((path, item) -> item.propertyNames()
                        .forEach(method -> operations.add(
                                method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{.*?}", "user_1"))));
        OTHER_PATHS.forEach(path -> operations.add("GET " + path));
        operations.forEach(requests::add);
        return requests;
    }

    private static String parameters() {
        return IntStream.range(0, 1500).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
    }

    private void add(String operation) {
        String path = operation.replaceFirst(".* ", "");
        QUERIES.forEach(query -> malformed.add(request(operation + query, "")));
        PATHS.forEach(suffix -> malformed.add(request(operation + suffix, "")));
        HEADERS.forEach(header -> malformed.add(request(operation, header + "\r\n")));
        malformed.add(operation + " HTTP/1.1\r\n\r\n");
        malformed.add(operation + " HTTP/1.1\r\nHost: a_b\r\n\r\n");
        ODD_HEADERS.forEach(header -> odd.add(request(operation, header + "\r\n")));
        METHODS.forEach(method -> odd.add(request(method + " " + path, "")));
        BODIES.forEach(body -> odd.add(request("POST " + path, json("Content-Length: " + body.length())) + body));
        odd.add(request("POST " + path, json("Transfer-Encoding: chunked")) + "zz\r\n\r\n");
        odd.add(request("POST " + path, json("Transfer-Encoding: chunked")) + "1\r\nab\r\n");
    }

    /** The headers let the webhook read the body. */
    private static String json(String length) {
        return "Content-Type: application/json\r\nsvix-id: msg_1\r\nsvix-timestamp: "
                + Instant.now().getEpochSecond() + "\r\nsvix-signature: v1,a\r\n" + length + "\r\n";
    }

    private static String request(String operation, String headers) {
        return operation + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    /** Requests that are malformed for each path. */
    List<String> malformed() {
        return malformed;
    }

    /** Requests that may have any answer of the status classes 2xx and 4xx. */
    List<String> odd() {
        return odd;
    }

    /** Sends a request on a connection of its own, and returns the status line and headers. */
    static String send(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                head.write(next);
                if (head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
            return head.toString(ISO_8859_1);
        }
    }
}
