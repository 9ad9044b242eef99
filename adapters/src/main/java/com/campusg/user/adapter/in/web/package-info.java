/** Users over HTTP: who am I, and who is that. */
@NullMarked
package com.campusg.user.adapter.in.web;

import org.jspecify.annotations.NullMarked;
