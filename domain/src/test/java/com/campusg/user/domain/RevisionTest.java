package com.campusg.user.domain;

import static com.campusg.user.domain.UserFixture.LATER;
import static com.campusg.user.domain.UserFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevisionTest {

    @Test
    void isOrderedByUpdatedAtFirst() {
        assertThat(new Revision(NOW, LATER)).isLessThan(new Revision(LATER, NOW));
    }

    @Test
    void isOrderedBySentAtIfTheUpdatedAtIsTheSame() {
        assertThat(new Revision(NOW, NOW)).isLessThan(new Revision(NOW, LATER));
        assertThat(new Revision(NOW, NOW)).isEqualByComparingTo(new Revision(NOW, NOW));
    }

    @Test
    void recognizesTheSameUpdatedAt() {
        assertThat(new Revision(NOW, NOW).hasSameUpdatedAt(new Revision(NOW, LATER)))
                .isTrue();
        assertThat(new Revision(NOW, NOW).hasSameUpdatedAt(new Revision(LATER, NOW)))
                .isFalse();
    }
}
