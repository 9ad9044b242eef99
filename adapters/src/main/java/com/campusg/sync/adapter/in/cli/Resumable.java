package com.campusg.sync.adapter.in.cli;

/** A command that says how to continue after it was interrupted. */
@FunctionalInterface
interface Resumable {

    /** One sentence for the operator. Called by another thread while the command is running. */
    String howToResume();
}
