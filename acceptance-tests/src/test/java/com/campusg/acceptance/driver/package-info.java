/** Drivers of the steps: the only classes that use HTTP, signatures, tokens and SQL. */
@NullMarked
package com.campusg.acceptance.driver;

import org.jspecify.annotations.NullMarked;
