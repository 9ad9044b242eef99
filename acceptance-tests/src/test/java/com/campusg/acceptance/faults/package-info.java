/** What operators fear, done for real to real processes: nothing that was acknowledged may be lost by it. */
@NullMarked
package com.campusg.acceptance.faults;

import org.jspecify.annotations.NullMarked;
