/** What the sync feature needs from adapters. */
@NullMarked
package com.campusg.sync.application.port.out;

import org.jspecify.annotations.NullMarked;
