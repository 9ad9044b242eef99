package com.campusg;

import java.io.Serial;

/** A setting that is missing or that we cannot work with. Stops the start. */
public final class InvalidSettingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param variable the environment variable that sets it
     * @param found what is wrong; never the value of a secret
     * @param source where the right value is to be had
     */
    public InvalidSettingException(String variable, String found, String source) {
        super(variable + " " + found + ". " + source);
    }
}
