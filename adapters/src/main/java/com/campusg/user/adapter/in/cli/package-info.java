/** The commands that list, show, export, erase and republish users. */
@NullMarked
package com.campusg.user.adapter.in.cli;

import org.jspecify.annotations.NullMarked;
