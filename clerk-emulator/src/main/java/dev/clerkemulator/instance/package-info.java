/** What makes up one Clerk instance: its id, its secrets and the keys that sign its tokens. */
@NullMarked
package dev.clerkemulator.instance;

import org.jspecify.annotations.NullMarked;
