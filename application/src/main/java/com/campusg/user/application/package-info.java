/** What can be done with users. */
@NullMarked
package com.campusg.user.application;

import org.jspecify.annotations.NullMarked;
