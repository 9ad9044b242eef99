package com.campusg;

/** Starts everything on a bare machine. */
public class TestCampusGApplication {

    public static void main(String[] args) {
        System.out.println("HELLO from test-run " + Runtime.version());
    }
}
