/** All features, with each notice done while Clerk waits. */
@NullMarked
package com.campusg.acceptance.direct;

import org.jspecify.annotations.NullMarked;
