/** All features, with deliveries applied during the request. */
@NullMarked
package com.campusg.acceptance.direct;

import org.jspecify.annotations.NullMarked;
