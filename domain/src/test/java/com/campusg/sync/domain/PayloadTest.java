package com.campusg.sync.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayloadTest {

    @Test
    void isImmutable() {
        byte[] bytes = "{}".getBytes(UTF_8);
        Payload payload = new Payload(bytes);

        bytes[0] = 'x';
        payload.bytes()[1] = 'x';

        assertThat(payload.bytes()).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void isEqualByContent() {
        assertThat(payload("{}")).isEqualTo(payload("{}")).hasSameHashCodeAs(payload("{}"));
        assertThat(payload("{}")).isNotEqualTo(payload("[]")).doesNotHaveSameHashCodeAs(payload("[]"));
    }

    @Test
    void isPrintedWithoutItsContent() {
        assertThat(payload("{\"first_name\":\"Ada\"}")).hasToString("Payload[20 bytes]");
    }

    private static Payload payload(String text) {
        return new Payload(text.getBytes(UTF_8));
    }
}
