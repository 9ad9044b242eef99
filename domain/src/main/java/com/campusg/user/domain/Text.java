package com.campusg.user.domain;

import org.jspecify.annotations.Nullable;

/** Checks whether PostgreSQL can store a text: U+0000 and unpaired surrogates cannot be stored. */
final class Text {

    private Text() {}

    static boolean isStorable(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(Text::isUnstorable);
    }

    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
