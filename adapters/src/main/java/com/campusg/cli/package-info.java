/** What the commands for operators share: options, output, exit codes and interruption. */
@NullMarked
package com.campusg.cli;

import org.jspecify.annotations.NullMarked;
