/** Ratings that users give each other after an order. */
@NullMarked
package com.campusg.rating.domain;

import org.jspecify.annotations.NullMarked;
