/** What happened to users, kept by Spring Modulith's event publication registry until others are told. */
@NullMarked
package com.campusg.user.adapter.out.registry;

import org.jspecify.annotations.NullMarked;
