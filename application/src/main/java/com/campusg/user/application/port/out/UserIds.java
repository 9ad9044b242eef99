package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserId;

/** Generates ids for new users. An implementation must never return the same id twice, across all instances. */
@FunctionalInterface
public interface UserIds {

    UserId next();
}
