package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "Kim@Campus.edu, kiM@campus.EDU, true",
        "\u212Aim@campus.edu, kim@campus.edu, false",
        "\u0130lse@campus.edu, ilse@campus.edu, false",
        "\u0131lse@campus.edu, Ilse@campus.edu, false",
        "Éve@campus.edu, éve@campus.edu, false",
        "E\u0301ve@campus.edu, Éve@campus.edu, false",
        "ſam@campus.edu, sam@campus.edu, false",
        "straße@campus.edu, strasse@campus.edu, false",
        "ａda@campus.edu, ada@campus.edu, false"
    })
    void comparesLetterForLetterWithAsciiLettersInEitherCase(String address, String other, boolean same) {
        assertThat(new EmailAddress(address, true).isSameAs(new EmailAddress(other, false)))
                .isEqualTo(same);
        assertThat(new EmailAddress(other, false).isSameAs(new EmailAddress(address, true)))
                .isEqualTo(same);
    }

    @Test
    void foldsNoCharacterOfUnicodeButAsciiLetters() {
        for (int character = 1; character <= Character.MAX_CODE_POINT; character++) {
            String letter = Character.toString(character);
            if (Character.getType(character) == Character.SURROGATE || letter.isBlank()) {
                continue;
            }
            boolean ascii = character < 0x80;
            for (String folded : List.of(letter.toLowerCase(Locale.ROOT), letter.toUpperCase(Locale.ROOT))) {
                assertThat(new EmailAddress(letter, true).isSameAs(new EmailAddress(folded, true)))
                        .as("U+%X", character)
                        .isEqualTo(ascii || folded.equals(letter));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void rejectsAddressThatCannotBeStored(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(address, true));
    }
}
