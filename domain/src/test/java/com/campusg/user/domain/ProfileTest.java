package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileTest {

    static final String[] WELL_FORMED = {"", "Ada", "Åsa-Lu 李", "👩🏽‍🚀", "line\nbreak", "a".repeat(10_000)};

    static Stream<Arguments> parts() {
        return Stream.of(
                part("username", text -> new Profile(null, text, null, null, null, null)),
                part("first name", text -> new Profile(null, null, text, null, null, null)),
                part("last name", text -> new Profile(null, null, null, text, null, null)),
                part("phone number", text -> new Profile(null, null, null, null, text, null)),
                part("image", text -> new Profile(null, null, null, null, null, text)));
    }

    private static Arguments part(String name, Function<String, Profile> profile) {
        return argumentSet(name, profile);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void refusesTextThatPostgresCannotStore(Function<String, Profile> profileWith) {
        assertThatIllegalArgumentException().isThrownBy(() -> profileWith.apply("A\0da"));
        assertThatIllegalArgumentException().isThrownBy(() -> profileWith.apply("Ada \ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> profileWith.apply("\ude80 Ada"));
        assertThatIllegalArgumentException().isThrownBy(() -> profileWith.apply("\ude80\ud83d"));
    }

    @ParameterizedTest
    @FieldSource("WELL_FORMED")
    void keepsAnyOtherText(String text) {
        assertThat(new Profile(null, text, text, text, text, text).firstName()).isEqualTo(text);
    }

    @Test
    void mayBeBlank() {
        assertThat(Profile.blank()).isEqualTo(new Profile(null, null, null, null, null, null));
    }
}
