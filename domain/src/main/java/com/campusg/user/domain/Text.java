package com.campusg.user.domain;

import org.jspecify.annotations.Nullable;

/** Which text can be kept at all: PostgreSQL stores neither U+0000 nor half a surrogate pair. */
final class Text {

    private Text() {}

    static boolean isStorable(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(Text::isUnstorable);
    }

    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
