/** The command line for operators. */
@NullMarked
package com.campusg.sync.adapter.in.cli;

import org.jspecify.annotations.NullMarked;
