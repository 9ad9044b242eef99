/** What all PostgreSQL adapters share: request batching, read timeouts and the classification of failures. */
@NullMarked
package com.campusg.persistence;

import org.jspecify.annotations.NullMarked;
