package com.campusg.acceptance.faults;

/** An event that Clerk tells of, before it is signed. */
record Event(String id, String body) {}
