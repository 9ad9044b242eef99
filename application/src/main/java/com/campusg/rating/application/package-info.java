/** What can be done with ratings. */
@NullMarked
package com.campusg.rating.application;

import org.jspecify.annotations.NullMarked;
