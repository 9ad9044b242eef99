package com.campusg.testing.environment;

/** Transport of deliveries inside CampusG. */
public enum Transport {
    DIRECT,
    KAFKA
}
