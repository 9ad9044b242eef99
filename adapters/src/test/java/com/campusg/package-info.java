/** Servers and contexts that tests of adapters share. */
@NullMarked
package com.campusg;

import org.jspecify.annotations.NullMarked;
