/** Takes ratings over HTTP from the services that see orders through. */
@NullMarked
package com.campusg.rating.adapter.in.web;

import org.jspecify.annotations.NullMarked;
