/** What is done with what Clerk delivers. */
@NullMarked
package com.campusg.clerk.application;

import org.jspecify.annotations.NullMarked;
