package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.DotenvPropertySourceLoader.MalformedDotenvException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvPropertySourceLoaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NAME=value | value",
                "export NAME=value | value",
                "  NAME = value   | value",
                "NAME=\"two words\" | two words",
                "NAME='two words' | two words",
                "NAME=value # comment | value",
                "NAME=\"value\" # comment | value",
                "NAME='value'# comment | value",
                "NAME=https://clerk.example/#place | https://clerk.example/#place",
                "NAME=pk_test_YWJjJA== | pk_test_YWJjJA==",
                "NAME=\"say \\\"hi\\\"\" | say \"hi\"",
                "NAME='C:\\new' | C:\\new",
                "NAME=BEGIN\\nEND | BEGIN\\nEND",
                "NAME=${OTHER} | ${OTHER}"
            })
    void readsAValue(String line, String value) {
        assertThat(DotenvPropertySourceLoader.parse(line)).isEqualTo(Map.of("NAME", value));
        assertThat(DotenvPropertySourceLoader.parse("\uFEFF# comment\r\n\r\n" + line + "\r\n"))
                .isEqualTo(Map.of("NAME", value));
    }

    @Test
    void readsSeveralLines() {
        assertThat(DotenvPropertySourceLoader.parse("""
                        # comment
                        FIRST=1
                          # another
                        SECOND="a
                        b"
                        THIRD="a\\nb"
                        FIRST=2
                        """))
                .isEqualTo(Map.of("FIRST", "2", "SECOND", "a\nb", "THIRD", "a\nb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAME=", "NAME=\"\"", "NAME=''", "NAME= # comment", "NAME=value\nNAME=", ""})
    void takesEmptyValuesAsUnset(String content) {
        assertThat(DotenvPropertySourceLoader.parse(content)).isEmpty();
    }

    @Test
    void readsLongValues() {
        String value = "a\\\"".repeat(20_000);

        assertThat(DotenvPropertySourceLoader.parse("NAME=\"" + value + "\"").get("NAME"))
                .isEqualTo("a\"".repeat(20_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t", "A=1\ns3cr3t key", "A=1\n=s3cr3t", "A=1\nexport s3cr3t"})
    void namesTheLineOfMalformedContentWithoutRepeatingIt(String content) {
        assertThatExceptionOfType(MalformedDotenvException.class)
                .isThrownBy(() -> DotenvPropertySourceLoader.parse(content))
                .withMessageMatching("Line [12] of .env is not NAME=value.")
                .withMessageNotContaining("s3cr3t");
    }
}
