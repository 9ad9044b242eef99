/** The operations and schemas of Clerk's OpenAPI documents, in a compact form. */
@NullMarked
package dev.clerkemulator.document;

import org.jspecify.annotations.NullMarked;
