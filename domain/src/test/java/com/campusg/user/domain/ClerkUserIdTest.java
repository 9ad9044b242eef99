package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClerkUserIdTest {

    static Stream<String> valid() {
        return Stream.of("user_2bX9mQkT7LhYc3VdRw5sZaPfN1e", "user_a", "user_-_Z9", "user_" + "a".repeat(250));
    }

    static Stream<String> invalid() {
        return Stream.of(
                "",
                "user_",
                "usr_a",
                "User_a",
                " user_a",
                "user_a ",
                "user_a\n",
                "user_ä",
                "user_a/b",
                "user_a\0",
                "mch_a",
                "user_" + "a".repeat(251));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsIdsOfClerk(String text) {
        assertThat(ClerkUserId.parse(text)).contains(new ClerkUserId(text));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void rejectsOtherText(String text) {
        assertThat(ClerkUserId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ClerkUserId(text));
    }
}
