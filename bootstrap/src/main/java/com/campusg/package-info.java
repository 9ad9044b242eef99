/** The application: its start, its commands, and the wiring of use cases and transactions. */
@NullMarked
package com.campusg;

import org.jspecify.annotations.NullMarked;
