/** Commands for operators. */
@NullMarked
package com.campusg.clerk.adapter.in.cli;

import org.jspecify.annotations.NullMarked;
