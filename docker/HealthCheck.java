import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Health check of the images, which contain no curl. Exits with 0 if a path returns 200, else with 1. It uses a plain
 * socket: an HTTP client would have to be loaded every few seconds.
 *
 * <p>Arguments: the path, the default port, and the names of environment variables, the first of which that is set
 * overrides the port.
 */
final class HealthCheck {

    private static final int TIMEOUT_MILLIS = 3_000;

    private HealthCheck() {}

    public static void main(String[] args) {
        int port = port(args);
        String result;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String request = "GET " + args[0] + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            result = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        } catch (IOException failed) {
            result = failed.getMessage();
        }
        System.out.println("Port " + port + ", " + args[0] + ": " + result);
        System.exit(result != null && result.startsWith("HTTP/1.1 200") ? 0 : 1);
    }

    private static int port(String[] args) {
        for (int i = 2; i < args.length; i++) {
            String value = System.getenv(args[i]);
            if (value != null && !value.isBlank()) {
                return Integer.parseInt(value.strip());
            }
        }
        return Integer.parseInt(args[1]);
    }
}
