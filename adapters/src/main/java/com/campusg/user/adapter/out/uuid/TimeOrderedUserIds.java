package com.campusg.user.adapter.out.uuid;

import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.domain.UserId;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import org.springframework.stereotype.Component;

/** UUIDs of version 7 (RFC 9562, section 5.7): the ids of new users are adjacent in the index. */
@Component
final class TimeOrderedUserIds implements UserIds {

    private final TimeBasedEpochRandomGenerator generator = Generators.timeBasedEpochRandomGenerator();

    @Override
    public UserId next() {
        return new UserId(generator.generate().toString());
    }
}
