import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What Docker asks to learn whether a container is well, since the images need no curl otherwise. Ends with 0 if a path
 * answers 200, else with 1. It runs every few seconds, so it loads no HTTP client.
 *
 * <p>Arguments: the path, the port, then names of environment variables of which the first that is set changes the port.
 */
final class HealthCheck {

    private static final int MILLIS = 3_000;

    private HealthCheck() {}

    public static void main(String[] args) {
        int port = port(args);
        String answer;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), MILLIS);
            socket.setSoTimeout(MILLIS);
            String request = "GET " + args[0] + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        } catch (IOException silent) {
            answer = silent.getMessage();
        }
        System.out.println("Port " + port + ", " + args[0] + ": " + answer);
        System.exit(answer != null && answer.startsWith("HTTP/1.1 200") ? 0 : 1);
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
