package com.campusg.user.adapter.out.uuid;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.domain.UserId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedUserIdsTest {

    private final TimeOrderedUserIds userIds = new TimeOrderedUserIds();

    @Test
    void generatesUuidsOfVersionSeven() {
        UUID id = UUID.fromString(userIds.next().value());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void generatesUniqueIdsConcurrently() {
        List<UserId> ids =
                Stream.generate(userIds::next).parallel().limit(10_000).toList();

        assertThat(ids).doesNotHaveDuplicates();
    }
}
