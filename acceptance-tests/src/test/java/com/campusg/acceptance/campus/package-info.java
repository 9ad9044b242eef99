/** The campus that every feature plays on: the database, Clerk and CampusG, each a process of its own. */
@NullMarked
package com.campusg.acceptance.campus;

import org.jspecify.annotations.NullMarked;
