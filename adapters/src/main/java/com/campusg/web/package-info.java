/** What all HTTP endpoints share: problem details, error handling, CORS, JSON and the OpenAPI document. */
@NullMarked
package com.campusg.web;

import org.jspecify.annotations.NullMarked;
