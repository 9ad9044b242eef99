package com.campusg.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TraceIdFilterTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-future"
            })
    void takesAValidTraceparent(String traceparent) {
        assertThat(TraceIdFilter.traceId(traceparent)).isEqualTo(TRACE_ID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nforged log entry"
            })
    void generatesAnIdOtherwise(String traceparent) {
        assertThat(TraceIdFilter.traceId(traceparent)).matches("[0-9a-f]{32}").isNotEqualTo(TRACE_ID);
    }

    @Test
    void setsTheIdForTheLogAndForProblemsDuringTheRequest() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        List<Object> seen = new ArrayList<>();

        new TraceIdFilter().doFilter(request, new MockHttpServletResponse(), (inner, response) -> {
            seen.add(MDC.get(TraceIdFilter.TRACE_ID));
            ProblemDetail problem = Problems.of(HttpStatus.CONFLICT, "code", "detail");
            seen.add(String.valueOf(problem.getProperties()));
        });

        assertThat(seen)
                .hasSize(2)
                .allSatisfy(text -> assertThat(text.toString()).contains(TRACE_ID));
        assertThat(MDC.get(TraceIdFilter.TRACE_ID)).isNull();
    }

    @Test
    void keepsTheIdWhenAnErrorIsDispatched() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        List<Object> seen = new ArrayList<>();
        TraceIdFilter filter = new TraceIdFilter();

        for (int dispatch = 0; dispatch < 2; dispatch++) {
            filter.doFilter(
                    request,
                    new MockHttpServletResponse(),
                    (inner, response) -> seen.add(MDC.get(TraceIdFilter.TRACE_ID)));
        }

        assertThat(seen.getFirst()).isNotNull().isEqualTo(seen.getLast());
    }
}
