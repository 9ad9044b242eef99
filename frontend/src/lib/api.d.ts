// Made from the service's openapi.json by `npm run update:api`.

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
         * @description For services. An id that is asked for twice is answered once.
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
         * @description Users see themselves in full; of others they see the public view. Services see everybody in full.
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
         * @description For services that see orders through. A rating counts once for each order, role and rater, so it may be sent again until an answer has arrived.
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
        /** The user who is signed in */
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
        /** @description Each id that was asked for is in one of the lists. */
        LookedUp: {
            /**
             * @description Clerk's ids of users deleted in Clerk, for good
             * @example []
             */
            deleted: string[];
            /** @description Users as they see themselves */
            found: components["schemas"]["User"][];
            /**
             * @description Clerk's ids of users who are not here, or not yet
             * @example []
             */
            unknown: string[];
        };
        Lookup: {
            /** @description Clerk's ids, up to 100 */
            clerkUserIds: unknown;
        };
        /** @description Problem details (RFC 9457) */
        Problem: {
            /** @description For programs; it never changes its meaning */
            code: string;
            /** @description For people; it may change */
            detail?: string;
            /** @description Only where single fields are wrong: which, and why */
            errors?: {
                detail: string;
                field: string;
            }[];
            /** @description The path that was asked for */
            instance?: string;
            /** Format: int32 */
            status: number;
            title: string;
            /** @description `urn:campusg:problem:` and the code */
            type: string;
        };
        /** @description A user as everybody else who is signed in sees them. */
        PublicUser: {
            /**
             * @description Clerk's id
             * @example user_2bX9mQkT7LhYc3VdRw5sZaPfN1e
             */
            clerkUserId: string;
            /**
             * @description Mean rating as a customer; 5.0 where nobody rated
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
             * @description Mean rating as a runner; 5.0 where nobody rated
             * @example 4.67
             */
            runnerRating: number;
            /**
             * Format: int32
             * @example 3
             */
            runnerRatingCount: number;
            /**
             * @description CampusG's own id
             * @example 0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e
             */
            userId: string;
        };
        /** @description What the user is rated in that role, with this rating. */
        Rating: {
            /**
             * Format: int32
             * @description How many ratings it is the mean of
             * @example 3
             */
            count: number;
            /**
             * @description The mean, to two decimals, half up
             * @example 4.67
             */
            rating: number;
        };
        /** @description What somebody thought of the user after an order. */
        RatingGiven: {
            /**
             * @description The order, by the order service's name for it: 1 to 128 visible ASCII characters
             * @example order-4711
             */
            orderId: string;
            /**
             * @description Clerk's id of the other one in the order; CampusG need not know them yet
             * @example user_2bX9mQkT7LhYc3VdRw5sZaPfN1f
             */
            ratedBy: string;
            /**
             * @description What the rated user did in the order
             * @example RUNNER
             * @enum {string}
             */
            role: "CUSTOMER" | "RUNNER";
            /** @example 5 */
            stars: number;
        };
        /** @description A user as they see themself. What is not known is null. */
        User: {
            /**
             * Format: date-time
             * @description The moment at Clerk that this shows
             * @example 2026-11-22T10:00:00.123Z
             */
            clerkUpdatedAt: string | null;
            /**
             * @description Clerk's id
             * @example user_2bX9mQkT7LhYc3VdRw5sZaPfN1e
             */
            clerkUserId: string;
            /**
             * Format: date-time
             * @description When the user came to CampusG
             * @example 2026-11-22T10:00:00Z
             */
            createdAt: string;
            /**
             * @description Mean rating as a customer; 5.0 where nobody rated
             * @example 5
             */
            customerRating: number;
            /**
             * Format: int32
             * @example 0
             */
            customerRatingCount: number;
            /**
             * @description The primary address
             * @example ada@campus.edu
             */
            email: string | null;
            /**
             * @description Whether the address is proven to be theirs
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
             * @description The primary number, E.164
             * @example +15555550100
             */
            phoneNumber: string | null;
            /**
             * @description Mean rating as a runner; 5.0 where nobody rated
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
             * @description When any of this last changed
             * @example 2026-11-22T10:00:00.250Z
             */
            updatedAt: string;
            /**
             * @description CampusG's own id
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
            /** @description What is known of each */
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
            /** @description `invalid-fields`: `errors` names each id that cannot be one, or says that there are too many; `bad-request`: the body is no JSON object */
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
            /** @description The token is not believed: `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `session-pending`, `token-revoked`, `opaque-token-unsupported` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "missing-token" | "token-invalid" | "token-expired" | "token-not-active-yet" | "token-issued-in-the-future" | "token-invalid-algorithm" | "token-invalid-signature" | "token-unknown-key" | "token-invalid-issuer" | "token-invalid-authorized-parties" | "token-type-mismatch" | "session-pending" | "token-revoked" | "opaque-token-unsupported";
                    };
                };
            };
            /** @description `insufficient-scope`: this machine was not given access to the machine of this service; `machine-callers-only`: this is a user's token; `origin-not-allowed`: no page of this origin may call */
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
            /** @description `not-acceptable`: there is only JSON here */
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
            /** @description `unsupported-media-type`: the body is not said to be JSON */
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
            /** @description `internal-server-error`: our fault */
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
            /** @description Nobody can tell, try again: `keys-unavailable`, `clerk-unavailable`, `database-unavailable` */
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
            /** @description Nothing has changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-clerk-user-id`: this cannot be a Clerk user id */
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
            /** @description The token is not believed: `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `session-pending`, `token-revoked`, `opaque-token-unsupported` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "missing-token" | "token-invalid" | "token-expired" | "token-not-active-yet" | "token-issued-in-the-future" | "token-invalid-algorithm" | "token-invalid-signature" | "token-unknown-key" | "token-invalid-issuer" | "token-invalid-authorized-parties" | "token-type-mismatch" | "session-pending" | "token-revoked" | "opaque-token-unsupported";
                    };
                };
            };
            /** @description `insufficient-scope`: this machine was not given access to the machine of this service; `origin-not-allowed`: no page of this origin may call */
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
            /** @description `user-not-synced`: not here, or not yet */
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
            /** @description `not-acceptable`: there is only JSON here */
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
            /** @description `user-deleted`: deleted in Clerk, for good */
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
            /** @description `internal-server-error`: our fault */
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
            /** @description Nobody can tell, try again: `keys-unavailable`, `clerk-unavailable`, `database-unavailable` */
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
                 * @description Who is rated
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
            /** @description It counted before; nothing has changed */
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
            /** @description The rating counts */
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
            /** @description `invalid-fields`: `errors` names each; `malformed-clerk-user-id`: the path has none; `bad-request`: the body is no JSON object */
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
            /** @description The token is not believed: `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `session-pending`, `token-revoked`, `opaque-token-unsupported` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "missing-token" | "token-invalid" | "token-expired" | "token-not-active-yet" | "token-issued-in-the-future" | "token-invalid-algorithm" | "token-invalid-signature" | "token-unknown-key" | "token-invalid-issuer" | "token-invalid-authorized-parties" | "token-type-mismatch" | "session-pending" | "token-revoked" | "opaque-token-unsupported";
                    };
                };
            };
            /** @description `insufficient-scope`: this machine was not given access to the machine of this service; `machine-callers-only`: this is a user's token; `origin-not-allowed`: no page of this origin may call */
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
            /** @description `user-not-synced`: the rated user is not here, or not yet */
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
            /** @description `not-acceptable`: there is only JSON here */
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
            /** @description `rating-conflict`: the rater has given other stars, or to another */
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
            /** @description `user-deleted`: the rated user was deleted in Clerk, for good */
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
            /** @description `unsupported-media-type`: the body is not said to be JSON */
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
            /** @description `self-rating`: nobody rates themself */
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
            /** @description `internal-server-error`: our fault */
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
            /** @description Nobody can tell, try again: `keys-unavailable`, `clerk-unavailable`, `database-unavailable` */
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
            /** @description Durable; `result` says what became of it */
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
            /** @description Durable in the queue, and `result` is `accepted`: where the transport is Kafka */
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
            /** @description `bad-request`: the delivery broke off */
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
            /** @description `signature-missing`, `signature-invalid`, `timestamp-out-of-range`: nothing was read or stored */
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
            /** @description `not-acceptable`: there is only JSON here */
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
            /** @description `internal-server-error`: our fault */
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
            /** @description `database-unavailable`, `broker-unavailable`: nothing was acknowledged, send it again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "database-unavailable" | "broker-unavailable";
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
            /** @description Nothing has changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The token is not believed: `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `session-pending`, `token-revoked`, `opaque-token-unsupported` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "missing-token" | "token-invalid" | "token-expired" | "token-not-active-yet" | "token-issued-in-the-future" | "token-invalid-algorithm" | "token-invalid-signature" | "token-unknown-key" | "token-invalid-issuer" | "token-invalid-authorized-parties" | "token-type-mismatch" | "session-pending" | "token-revoked" | "opaque-token-unsupported";
                    };
                };
            };
            /** @description `origin-not-allowed`: no page of this origin may call */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "origin-not-allowed";
                    };
                };
            };
            /** @description `user-not-synced`: not here, or not yet; ask again in a moment */
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
            /** @description `not-acceptable`: there is only JSON here */
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
            /** @description `user-deleted`: deleted in Clerk, for good */
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
            /** @description `internal-server-error`: our fault */
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
            /** @description Nobody can tell, try again: `keys-unavailable`, `clerk-unavailable`, `database-unavailable` */
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
