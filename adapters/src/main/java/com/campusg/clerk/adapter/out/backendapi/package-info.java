/** The objects of Clerk's Backend API: as events bring them, and as one asks for them. */
@NullMarked
package com.campusg.clerk.adapter.out.backendapi;

import org.jspecify.annotations.NullMarked;
