/** Who rated whom: once for each order. */
@NullMarked
package com.campusg.rating.domain;

import org.jspecify.annotations.NullMarked;
