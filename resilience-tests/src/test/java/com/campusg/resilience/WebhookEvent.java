package com.campusg.resilience;

/** An event of Clerk with its svix-id, before it is signed. */
record WebhookEvent(String id, String body) {}
