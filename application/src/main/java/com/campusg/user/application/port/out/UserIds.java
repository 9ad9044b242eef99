package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserId;

/** Where ids for new users come from. An adapter must never give the same one twice, whatever else runs beside it. */
@FunctionalInterface
public interface UserIds {

    UserId next();
}
