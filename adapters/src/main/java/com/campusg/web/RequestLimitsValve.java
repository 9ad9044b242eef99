package com.campusg.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Rejects malformed query strings and bodies that are declared too long, whatever the path. Tomcat itself reports a malformed
 * query string only where a parameter is read, as an exception in the servlet.
 */
final class RequestLimitsValve extends ValveBase {

    RequestLimitsValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError()) {
            // Tomcat could not parse the request line or the headers.
            getNext().invoke(request, response);
        } else if (request.getContentLengthLong() > maxBodyLength(request)) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else if (!hasValidQuery(request)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            getNext().invoke(request, response);
        }
        if ("close".equals(response.getHeader(HttpHeaders.CONNECTION))) {
            // By default, Tomcat reads the rest of the body before it closes the connection.
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static int maxBodyLength(Request request) {
        return request.getDecodedRequestURI().startsWith(ApiPaths.WEBHOOK)
                ? RequestLimits.MAX_DELIVERY_LENGTH
                : RequestLimits.MAX_BODY_LENGTH;
    }

    /** Decodes the parameters of the query string. Those of a form are not read. */
    private static boolean hasValidQuery(Request request) {
        if (request.getQueryString() == null) {
            return true;
        }
        Parameters parameters = request.getCoyoteRequest().getParameters();
        parameters.setLimit(request.getConnector().getMaxParameterCount());
        try {
            parameters.handleQueryParameters();
            return true;
        } catch (InvalidParameterException malformed) {
            return false;
        }
    }
}
