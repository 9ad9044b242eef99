// Generated from the service's openapi.json by `npm run update:api`.

export interface paths {
    "/api/users/clerk/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to 100 users by Clerk id
         * @description For machines. Duplicate ids are answered once.
         */
        post: operations["lookUpUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/clerk/{clerkUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user by Clerk id
         * @description Users get the full view of themselves and the public view of others. Machines get the full view of all users. Banned users are found like others.
         */
        get: operations["getUserByClerkId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/clerk/{clerkUserId}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate a user after an order
         * @description For machines. A rating counts once per order, role and rater, so the request is idempotent and can be retried.
         */
        post: operations["giveRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook/clerk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clerk's webhook: user.created, user.updated, user.deleted, signed by Svix */
        post: operations["receiveDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        DeliveryResult: {
            /**
             * @example applied
             * @enum {string}
             */
            result: "applied" | "duplicate" | "stale" | "ignored" | "parked" | "accepted";
        };
        /** @description Each requested id is in one of the lists. */
        LookedUp: {
            /**
             * @description Clerk ids of users deleted in Clerk; this is final
             * @example []
             */
            deleted: string[];
            /** @description The users, in the full view */
            found: components["schemas"]["User"][];
            /**
             * @description Clerk ids of users that are not known, or not yet
             * @example []
             */
            unknown: string[];
        };
        Lookup: {
            /** @description Clerk user ids, up to 100 */
            clerkUserIds: unknown;
        };
        /** @description Problem details (RFC 9457) */
        Problem: {
            /** @description For programs; its meaning never changes */
            code: string;
            /** @description For people; may change */
            detail?: string;
            /** @description The invalid fields, only with `invalid-fields` */
            errors?: {
                detail: string;
                field: string;
            }[];
            /** @description The path of the request */
            instance?: string;
            /** Format: int32 */
            status: number;
            title: string;
            /**
             * @description Identifies the request in the log: the trace id of `traceparent`, or a random one
             * @example 4bf92f3577b34da6a3ce929d0e0e4736
             */
            traceId?: string;
            /** @description `urn:campusg:problem:` and the code */
            type: string;
        };
        /** @description The public view of a user: what other users see. */
        PublicUser: {
            /**
             * @description The id at Clerk
             * @example user_2bX9mQkT7LhYc3VdRw5sZaPfN1e
             */
            clerkUserId: string;
            /**
             * @description Mean rating as a customer; 5.0 without ratings
             * @example 5
             */
            customerRating: number;
            /**
             * Format: int32
             * @example 0
             */
            customerRatingCount: number;
            /** @example Ada */
            firstName: string | null;
            /** @example https://img.clerk.com/ada */
            imageUrl: string | null;
            /**
             * @description Mean rating as a runner; 5.0 without ratings
             * @example 4.67
             */
            runnerRating: number;
            /**
             * Format: int32
             * @example 3
             */
            runnerRatingCount: number;
            /**
             * @description The id at CampusG
             * @example 0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e
             */
            userId: string;
        };
        /** @description The rating of the user in that role, including this rating. */
        Rating: {
            /**
             * Format: int32
             * @description The number of ratings
             * @example 3
             */
            count: number;
            /**
             * @description The mean, rounded half up to two decimals
             * @example 4.67
             */
            rating: number;
        };
        /** @description A rating that the user received after an order. */
        RatingGiven: {
            /**
             * @description The id of the order in the order service: 1 to 128 visible ASCII characters
             * @example order-4711
             */
            orderId: string;
            /**
             * @description The Clerk id of the rater, who need not be known at CampusG
             * @example user_2bX9mQkT7LhYc3VdRw5sZaPfN1f
             */
            ratedBy: string;
            /**
             * @description The role of the rated user in the order
             * @example RUNNER
             * @enum {string}
             */
            role: "CUSTOMER" | "RUNNER";
            /** @example 5 */
            stars: number;
        };
        /** @description The full view of a user: what the user and machines see. Absent values are null. */
        User: {
            /**
             * @description Whether the user is banned in Clerk
             * @example false
             */
            banned: boolean;
            /**
             * Format: date-time
             * @description When this state of the user was saved at Clerk
             * @example 2026-11-22T10:00:00.123Z
             */
            clerkUpdatedAt: string | null;
            /**
             * @description The id at Clerk
             * @example user_2bX9mQkT7LhYc3VdRw5sZaPfN1e
             */
            clerkUserId: string;
            /**
             * Format: date-time
             * @description When the user was created at CampusG
             * @example 2026-11-22T10:00:00Z
             */
            createdAt: string;
            /**
             * @description Mean rating as a customer; 5.0 without ratings
             * @example 5
             */
            customerRating: number;
            /**
             * Format: int32
             * @example 0
             */
            customerRatingCount: number;
            /**
             * @description The primary e-mail address
             * @example ada@campus.edu
             */
            email: string | null;
            /**
             * @description Whether Clerk has verified the address
             * @example true
             */
            emailVerified: boolean;
            /** @example Ada */
            firstName: string | null;
            /** @example https://img.clerk.com/ada */
            imageUrl: string | null;
            /** @example Lovelace */
            lastName: string | null;
            /**
             * @description The primary phone number, in E.164 format
             * @example +15555550100
             */
            phoneNumber: string | null;
            /**
             * @description Mean rating as a runner; 5.0 without ratings
             * @example 4.67
             */
            runnerRating: number;
            /**
             * Format: int32
             * @example 3
             */
            runnerRatingCount: number;
            /**
             * Format: date-time
             * @description When the user last changed at CampusG
             * @example 2026-11-22T10:00:00.250Z
             */
            updatedAt: string;
            /**
             * @description The id at CampusG
             * @example 0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e
             */
            userId: string;
            /** @example ada */
            username: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    lookUpUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clerkUserIds": [
                 *         "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Lookup"];
            };
        };
        responses: {
            /** @description The result for each id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted": [],
                     *       "found": [
                     *         {
                     *           "banned": false,
                     *           "clerkUpdatedAt": "2026-11-22T10:00:00.123Z",
                     *           "clerkUserId": "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e",
                     *           "createdAt": "2026-11-22T10:00:00Z",
                     *           "customerRating": 5,
                     *           "customerRatingCount": 0,
                     *           "email": "ada@campus.edu",
                     *           "emailVerified": true,
                     *           "firstName": "Ada",
                     *           "imageUrl": "https://img.clerk.com/ada",
                     *           "lastName": "Lovelace",
                     *           "phoneNumber": "+15555550100",
                     *           "runnerRating": 4.67,
                     *           "runnerRatingCount": 3,
                     *           "updatedAt": "2026-11-22T10:00:00.250Z",
                     *           "userId": "0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e",
                     *           "username": "ada"
                     *         }
                     *       ],
                     *       "unknown": []
                     *     }
                     */
                    "application/json": components["schemas"]["LookedUp"];
                };
            };
            /** @description `invalid-fields`: `errors` names each invalid id, or there are too many; `bad-request`: the body is not a JSON object */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-fields" | "bad-request";
                    };
                };
            };
            /** @description The token is refused: `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `token-revoked`, `opaque-token-unsupported`, `session-pending` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "missing-token" | "token-invalid" | "token-expired" | "token-not-active-yet" | "token-issued-in-the-future" | "token-invalid-algorithm" | "token-invalid-signature" | "token-unknown-key" | "token-invalid-issuer" | "token-invalid-authorized-parties" | "token-type-mismatch" | "token-revoked" | "opaque-token-unsupported" | "session-pending";
                    };
                };
            };
            /** @description `insufficient-scope`: the machine has no access to this service; `machine-callers-only`: the token is a session token; `origin-not-allowed`: the origin is not an authorized party */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "insufficient-scope" | "machine-callers-only" | "origin-not-allowed";
                    };
                };
            };
            /** @description `not-acceptable`: all responses are JSON */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-acceptable";
                    };
                };
            };
            /** @description `unsupported-media-type`: the content type is not `application/json` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unsupported-media-type";
                    };
                };
            };
            /** @description `internal-server-error`: unexpected failure */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "internal-server-error";
                    };
                };
            };
            /** @description A dependency is not available; retry: `keys-unavailable`, `clerk-unavailable`, `database-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "keys-unavailable" | "clerk-unavailable" | "database-unavailable";
                    };
                };
            };
        };
    };
    getUserByClerkId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example user_2bX9mQkT7LhYc3VdRw5sZaPfN1e */
                clerkUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "banned": false,
                     *       "clerkUpdatedAt": "2026-11-22T10:00:00.123Z",
                     *       "clerkUserId": "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e",
                     *       "createdAt": "2026-11-22T10:00:00Z",
                     *       "customerRating": 5,
                     *       "customerRatingCount": 0,
                     *       "email": "ada@campus.edu",
                     *       "emailVerified": true,
                     *       "firstName": "Ada",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "lastName": "Lovelace",
                     *       "phoneNumber": "+15555550100",
                     *       "runnerRating": 4.67,
                     *       "runnerRatingCount": 3,
                     *       "updatedAt": "2026-11-22T10:00:00.250Z",
                     *       "userId": "0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e",
                     *       "username": "ada"
                     *     }
                     */
                    "application/json": components["schemas"]["User"] | components["schemas"]["PublicUser"];
                };
            };
            /** @description The user matches If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-clerk-user-id`: the path contains no valid Clerk user id */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-clerk-user-id";
                    };
                };
            };
            /** @description The token is refused: `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `token-revoked`, `opaque-token-unsupported`, `session-pending` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "missing-token" | "token-invalid" | "token-expired" | "token-not-active-yet" | "token-issued-in-the-future" | "token-invalid-algorithm" | "token-invalid-signature" | "token-unknown-key" | "token-invalid-issuer" | "token-invalid-authorized-parties" | "token-type-mismatch" | "token-revoked" | "opaque-token-unsupported" | "session-pending";
                    };
                };
            };
            /** @description `insufficient-scope`: the machine has no access to this service; `origin-not-allowed`: the origin is not an authorized party */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "insufficient-scope" | "origin-not-allowed";
                    };
                };
            };
            /** @description `user-not-synced`: the user is not known, or not yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "user-not-synced";
                    };
                };
            };
            /** @description `not-acceptable`: all responses are JSON */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-acceptable";
                    };
                };
            };
            /** @description `user-deleted`: the user was deleted in Clerk; this is final */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "user-deleted";
                    };
                };
            };
            /** @description `internal-server-error`: unexpected failure */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "internal-server-error";
                    };
                };
            };
            /** @description A dependency is not available; retry: `keys-unavailable`, `clerk-unavailable`, `database-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "keys-unavailable" | "clerk-unavailable" | "database-unavailable";
                    };
                };
            };
        };
    };
    giveRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The rated user
                 * @example user_2bX9mQkT7LhYc3VdRw5sZaPfN1e
                 */
                clerkUserId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orderId": "order-4711",
                 *       "ratedBy": "user_2bX9mQkT7LhYc3VdRw5sZaPfN1f",
                 *       "role": "RUNNER",
                 *       "stars": 5
                 *     }
                 */
                "application/json": components["schemas"]["RatingGiven"];
            };
        };
        responses: {
            /** @description The same rating was recorded before; nothing has changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 3,
                     *       "rating": 4.67
                     *     }
                     */
                    "application/json": components["schemas"]["Rating"];
                };
            };
            /** @description The rating was recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 3,
                     *       "rating": 4.67
                     *     }
                     */
                    "application/json": components["schemas"]["Rating"];
                };
            };
            /** @description `invalid-fields`: `errors` names each invalid field; `malformed-clerk-user-id`: the path contains no valid Clerk user id; `bad-request`: the body is not a JSON object */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid-fields" | "malformed-clerk-user-id" | "bad-request";
                    };
                };
            };
            /** @description The token is refused: `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `token-revoked`, `opaque-token-unsupported`, `session-pending` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "missing-token" | "token-invalid" | "token-expired" | "token-not-active-yet" | "token-issued-in-the-future" | "token-invalid-algorithm" | "token-invalid-signature" | "token-unknown-key" | "token-invalid-issuer" | "token-invalid-authorized-parties" | "token-type-mismatch" | "token-revoked" | "opaque-token-unsupported" | "session-pending";
                    };
                };
            };
            /** @description `insufficient-scope`: the machine has no access to this service; `machine-callers-only`: the token is a session token; `origin-not-allowed`: the origin is not an authorized party */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "insufficient-scope" | "machine-callers-only" | "origin-not-allowed";
                    };
                };
            };
            /** @description `user-not-synced`: the rated user is not known, or not yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "user-not-synced";
                    };
                };
            };
            /** @description `not-acceptable`: all responses are JSON */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-acceptable";
                    };
                };
            };
            /** @description `rating-conflict`: the rater gave another rating for this order and role */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "rating-conflict";
                    };
                };
            };
            /** @description `user-deleted`: the rated user was deleted in Clerk; this is final */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "user-deleted";
                    };
                };
            };
            /** @description `unsupported-media-type`: the content type is not `application/json` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unsupported-media-type";
                    };
                };
            };
            /** @description `self-rating`: rater and rated user are the same */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "self-rating";
                    };
                };
            };
            /** @description `internal-server-error`: unexpected failure */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "internal-server-error";
                    };
                };
            };
            /** @description A dependency is not available; retry: `keys-unavailable`, `clerk-unavailable`, `database-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "keys-unavailable" | "clerk-unavailable" | "database-unavailable";
                    };
                };
            };
        };
    };
    receiveDelivery: {
        parameters: {
            query?: never;
            header: {
                /** @example msg_2bX9mQkT7LhYc3Vd */
                "svix-id": string;
                /** @example 1795428000 */
                "svix-timestamp": string;
                /** @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= */
                "svix-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "deleted": true,
                 *         "id": "user_2bX9",
                 *         "object": "user"
                 *       },
                 *       "instance_id": "ins_2bX9",
                 *       "object": "event",
                 *       "timestamp": 1795428000000,
                 *       "type": "user.deleted"
                 *     }
                 */
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The delivery is durable; `result` is what became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": "applied"
                     *     }
                     */
                    "application/json": components["schemas"]["DeliveryResult"];
                };
            };
            /** @description With the transport `kafka`: the delivery is durable in the queue, and `result` is `accepted` */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": "accepted"
                     *     }
                     */
                    "application/json": components["schemas"]["DeliveryResult"];
                };
            };
            /** @description `bad-request`: the body is incomplete or too slow */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "bad-request";
                    };
                };
            };
            /** @description `signature-missing`, `signature-invalid`, `timestamp-out-of-range`: nothing was stored */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "signature-missing" | "signature-invalid" | "timestamp-out-of-range";
                    };
                };
            };
            /** @description `not-acceptable`: all responses are JSON */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-acceptable";
                    };
                };
            };
            /** @description `content-too-large`: more than 1 MiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "content-too-large";
                    };
                };
            };
            /** @description `unsupported-media-type`: not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "unsupported-media-type";
                    };
                };
            };
            /** @description `internal-server-error`: unexpected failure */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "internal-server-error";
                    };
                };
            };
            /** @description `database-unavailable`, `broker-unavailable`, `service-unavailable` (too many bodies are being read): the delivery is not durable, send it again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "database-unavailable" | "broker-unavailable" | "service-unavailable";
                    };
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "banned": false,
                     *       "clerkUpdatedAt": "2026-11-22T10:00:00.123Z",
                     *       "clerkUserId": "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e",
                     *       "createdAt": "2026-11-22T10:00:00Z",
                     *       "customerRating": 5,
                     *       "customerRatingCount": 0,
                     *       "email": "ada@campus.edu",
                     *       "emailVerified": true,
                     *       "firstName": "Ada",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "lastName": "Lovelace",
                     *       "phoneNumber": "+15555550100",
                     *       "runnerRating": 4.67,
                     *       "runnerRatingCount": 3,
                     *       "updatedAt": "2026-11-22T10:00:00.250Z",
                     *       "userId": "0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e",
                     *       "username": "ada"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The user matches If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The token is refused: `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `token-revoked`, `opaque-token-unsupported`, `session-pending` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "missing-token" | "token-invalid" | "token-expired" | "token-not-active-yet" | "token-issued-in-the-future" | "token-invalid-algorithm" | "token-invalid-signature" | "token-unknown-key" | "token-invalid-issuer" | "token-invalid-authorized-parties" | "token-type-mismatch" | "token-revoked" | "opaque-token-unsupported" | "session-pending";
                    };
                };
            };
            /** @description `user-banned`: the user is banned in Clerk; `origin-not-allowed`: the origin is not an authorized party */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "user-banned" | "origin-not-allowed";
                    };
                };
            };
            /** @description `user-not-synced`: the user is not known, or not yet; retry soon */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "user-not-synced";
                    };
                };
            };
            /** @description `not-acceptable`: all responses are JSON */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-acceptable";
                    };
                };
            };
            /** @description `user-deleted`: the user was deleted in Clerk; this is final */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "user-deleted";
                    };
                };
            };
            /** @description `internal-server-error`: unexpected failure */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "internal-server-error";
                    };
                };
            };
            /** @description A dependency is not available; retry: `keys-unavailable`, `clerk-unavailable`, `database-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "keys-unavailable" | "clerk-unavailable" | "database-unavailable";
                    };
                };
            };
        };
    };
}
