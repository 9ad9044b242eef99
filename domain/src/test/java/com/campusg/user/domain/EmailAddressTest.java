package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmailAddressTest {

    static Stream<String> storable() {
        return Stream.of("a", "Ada+runs@Campus.edu", "åda@campus.edu", "a".repeat(255));
    }

    static Stream<String> unstorable() {
        return Stream.of("", " ", "a".repeat(256), "a\0da@campus.edu", "\ud83d@campus.edu");
    }

    @ParameterizedTest
    @MethodSource("storable")
    void keepsTheSpelling(String address) {
        assertThat(new EmailAddress(address, true).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void rejectsAddressThatCannotBeStored(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(address, true));
    }
}
