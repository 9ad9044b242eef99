/** How the steps reach the campus: everything about HTTP, signatures, tokens and SQL is here and nowhere else. */
@NullMarked
package com.campusg.acceptance.driver;

import org.jspecify.annotations.NullMarked;
