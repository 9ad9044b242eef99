/** HTTP endpoint by which machines report ratings after an order. */
@NullMarked
package com.campusg.rating.adapter.in.web;

import org.jspecify.annotations.NullMarked;
