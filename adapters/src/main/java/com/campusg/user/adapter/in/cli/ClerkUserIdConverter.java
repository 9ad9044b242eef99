package com.campusg.user.adapter.in.cli;

import com.campusg.user.domain.ClerkUserId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts arguments to Clerk user ids. */
final class ClerkUserIdConverter implements ITypeConverter<ClerkUserId> {

    @Override
    public ClerkUserId convert(String text) {
        return ClerkUserId.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a Clerk user id. An example is user_2bX9mQkT7LhYc3Vd"));
    }
}
