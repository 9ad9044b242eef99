package com.campusg.acceptance.campus;

/** How notices get from Clerk's hands into CampusG's database. */
public enum Transport {
    DIRECT,
    KAFKA
}
