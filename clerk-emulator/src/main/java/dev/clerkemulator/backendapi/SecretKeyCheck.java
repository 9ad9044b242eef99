package dev.clerkemulator.backendapi;

import dev.clerkemulator.instance.Instance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/** Requires the secret key of the instance as bearer token. */
public final class SecretKeyCheck implements HandlerInterceptor {
    private static final String SCHEME = "Bearer ";

    private final Instance instance;

    public SecretKeyCheck(Instance instance) {
        this.instance = instance;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw ClerkApiException.malformedAuthorization();
        }
        byte[] actual = authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(actual, instance.secretKey().getBytes(StandardCharsets.UTF_8))) {
            throw ClerkApiException.wrongSecretKey();
        }
        return true;
    }
}
