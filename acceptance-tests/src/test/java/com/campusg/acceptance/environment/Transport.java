package com.campusg.acceptance.environment;

/** Transport of deliveries inside CampusG. */
public enum Transport {
    DIRECT,
    KAFKA
}
