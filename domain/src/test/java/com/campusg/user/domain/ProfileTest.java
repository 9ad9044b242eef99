package com.campusg.user.domain;

import static com.campusg.user.domain.UserFixture.profileWith;
import static com.campusg.user.domain.UserFixture.unverified;
import static com.campusg.user.domain.UserFixture.verified;
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

    static Stream<Arguments> attributes() {
        return Stream.of(
                attribute("username", text -> new Profile(null, text, null, null, null, null, false)),
                attribute("first name", text -> new Profile(null, null, text, null, null, null, false)),
                attribute("last name", text -> new Profile(null, null, null, text, null, null, false)),
                attribute("phone number", text -> new Profile(null, null, null, null, text, null, false)),
                attribute("image", text -> new Profile(null, null, null, null, null, text, false)));
    }

    private static Arguments attribute(String name, Function<String, Profile> profile) {
        return argumentSet(name, profile);
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void rejectsTextThatPostgresqlCannotStore(Function<String, Profile> profileOf) {
        assertThatIllegalArgumentException().isThrownBy(() -> profileOf.apply("A\0da"));
        assertThatIllegalArgumentException().isThrownBy(() -> profileOf.apply("Ada \ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> profileOf.apply("\ude80 Ada"));
        assertThatIllegalArgumentException().isThrownBy(() -> profileOf.apply("\ude80\ud83d"));
    }

    @ParameterizedTest
    @FieldSource("WELL_FORMED")
    void acceptsAnyOtherText(String text) {
        assertThat(new Profile(null, text, text, text, text, text, false).firstName())
                .isEqualTo(text);
    }

    @Test
    void mayBeBlank() {
        assertThat(Profile.blank()).isEqualTo(new Profile(null, null, null, null, null, null, false));
    }

    @Test
    void hasItsEmailIgnoringCase() {
        Profile profile = profileWith(verified("Ada@Campus.edu"));

        assertThat(profile.hasEmail(unverified("aDA@campus.EDU"))).isTrue();
        assertThat(profile.hasEmail(verified("grace@campus.edu"))).isFalse();
        assertThat(Profile.blank().hasEmail(verified("ada@campus.edu"))).isFalse();
    }

    @Test
    void hasItsExactEmailInTheSameSpellingOnly() {
        Profile profile = profileWith(unverified("Ada@campus.edu"));

        assertThat(profile.hasExactEmail(verified("Ada@campus.edu"))).isTrue();
        assertThat(profile.hasExactEmail(verified("ada@campus.edu"))).isFalse();
        assertThat(Profile.blank().hasExactEmail(verified("ada@campus.edu"))).isFalse();
    }
}
