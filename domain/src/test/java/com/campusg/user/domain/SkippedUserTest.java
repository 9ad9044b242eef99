package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SkippedUserTest {

    @Test
    void replacesControlCharacters() {
        SkippedUser skipped = new SkippedUser("user\n1", "a\u001B[31m reason");

        assertThat(skipped.id()).isEqualTo("user?1");
        assertThat(skipped.reason()).isEqualTo("a?[31m reason");
    }

    @Test
    void isCutAfterAHundredCharacters() {
        SkippedUser skipped = new SkippedUser("a".repeat(100), "b".repeat(101));

        assertThat(skipped.id()).hasSize(100);
        assertThat(skipped.reason()).hasSize(100);
    }
}
