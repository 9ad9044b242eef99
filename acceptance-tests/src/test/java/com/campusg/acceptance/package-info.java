/** What CampusG promises, run against the real thing: its features, and what starts them. */
@NullMarked
package com.campusg.acceptance;

import org.jspecify.annotations.NullMarked;
