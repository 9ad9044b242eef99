package com.campusg.cli;

/** A command that says how to continue after it was interrupted. */
@FunctionalInterface
public interface Resumable {

    /** One sentence for the operator. Called by another thread while the command is running. */
    String howToResume();
}
