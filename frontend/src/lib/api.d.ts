// Made from openapi.json by `npm run update:api`.

export interface paths {
    "/api/users/clerk/{clerkUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user by Clerk id
         * @description Users see themselves in full; of others they see the public view.
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
        ContentDisposition: {
            attachment: boolean;
            charset: {
                registered?: boolean;
            };
            filename: string;
            formData: boolean;
            inline: boolean;
            name: string;
            type: string;
        };
        DeliveryResult: {
            /**
             * @example applied
             * @enum {string}
             */
            result: "applied" | "duplicate" | "stale" | "ignored" | "parked";
        };
        HttpHeaders: {
            accept: components["schemas"]["MediaType"][];
            acceptCharset: {
                registered?: boolean;
            }[];
            acceptLanguage: {
                range?: string;
                /** Format: double */
                weight?: number;
            }[];
            acceptLanguageAsLocales: {
                country?: string;
                displayCountry?: string;
                displayLanguage?: string;
                displayName?: string;
                displayScript?: string;
                displayVariant?: string;
                extensionKeys?: string[];
                iso3Country?: string;
                iso3Language?: string;
                language?: string;
                script?: string;
                unicodeLocaleAttributes?: string[];
                unicodeLocaleKeys?: string[];
                variant?: string;
            }[];
            acceptPatch: components["schemas"]["MediaType"][];
            accessControlAllowCredentials: boolean;
            accessControlAllowHeaders: string[];
            accessControlAllowMethods: components["schemas"]["HttpMethod"][];
            accessControlAllowOrigin: string;
            accessControlExposeHeaders: string[];
            /** Format: int64 */
            accessControlMaxAge: number;
            accessControlRequestHeaders: string[];
            accessControlRequestMethod: components["schemas"]["HttpMethod"];
            all: {
                [key: string]: string;
            };
            allow: components["schemas"]["HttpMethod"][];
            basicAuth: string;
            bearerAuth: string;
            cacheControl: string;
            connection: string[];
            contentDisposition: components["schemas"]["ContentDisposition"];
            contentLanguage: {
                country?: string;
                displayCountry?: string;
                displayLanguage?: string;
                displayName?: string;
                displayScript?: string;
                displayVariant?: string;
                extensionKeys?: string[];
                iso3Country?: string;
                iso3Language?: string;
                language?: string;
                script?: string;
                unicodeLocaleAttributes?: string[];
                unicodeLocaleKeys?: string[];
                variant?: string;
            };
            /** Format: int64 */
            contentLength: number;
            contentType: components["schemas"]["MediaType"];
            /** Format: int64 */
            date: number;
            empty: boolean;
            etag: string;
            /** Format: int64 */
            expires: number;
            host: {
                address?: {
                    /** Format: byte */
                    address?: string;
                    anyLocalAddress?: boolean;
                    canonicalHostName?: string;
                    hostAddress?: string;
                    hostName?: string;
                    linkLocalAddress?: boolean;
                    loopbackAddress?: boolean;
                    mcglobal?: boolean;
                    mclinkLocal?: boolean;
                    mcnodeLocal?: boolean;
                    mcorgLocal?: boolean;
                    mcsiteLocal?: boolean;
                    multicastAddress?: boolean;
                    siteLocalAddress?: boolean;
                };
                hostName?: string;
                hostString?: string;
                /** Format: int32 */
                port?: number;
                unresolved?: boolean;
            };
            ifMatch: string[];
            /** Format: int64 */
            ifModifiedSince: number;
            ifNoneMatch: string[];
            /** Format: int64 */
            ifUnmodifiedSince: number;
            /** Format: int64 */
            lastModified: number;
            /** Format: uri */
            location: string;
            origin: string;
            pragma: string;
            range: components["schemas"]["HttpRange"][];
            upgrade: string;
            vary: string[];
        };
        HttpMethod: unknown;
        HttpRange: unknown;
        HttpStatusCode: {
            error: boolean;
            is1xxInformational: boolean;
            is2xxSuccessful: boolean;
            is3xxRedirection: boolean;
            is4xxClientError: boolean;
            is5xxServerError: boolean;
        };
        MediaType: {
            charset: {
                registered?: boolean;
            };
            concrete: boolean;
            parameters: {
                [key: string]: string;
            };
            /** Format: double */
            qualityValue: number;
            subtype: string;
            subtypeSuffix: string;
            type: string;
            wildcardSubtype: boolean;
            wildcardType: boolean;
        };
        /** @description Problem details (RFC 9457) */
        Problem: {
            /** @example token-expired */
            code: string;
            /** @example The token has expired. */
            detail?: string;
            /** @example /me */
            instance?: string;
            /**
             * Format: int32
             * @example 401
             */
            status: number;
            /** @example Unauthorized */
            title: string;
            /** @example urn:campusg:problem:token-expired */
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
        ResponseEntityObject: {
            body: unknown;
            headers: components["schemas"]["HttpHeaders"];
            statusCode: components["schemas"]["HttpStatusCode"];
        };
        ResponseEntityUser: {
            body: components["schemas"]["User"];
            headers: components["schemas"]["HttpHeaders"];
            statusCode: components["schemas"]["HttpStatusCode"];
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `session-pending` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-synced`: not here, or not yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-deleted`: deleted in Clerk, for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `keys-unavailable`, `database-unavailable`: nobody can tell; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["DeliveryResult"];
                };
            };
            /** @description `signature-missing`, `signature-invalid`, `timestamp-out-of-range`: nothing was read or stored */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content-too-large`: more than 1 MiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-unavailable`: nothing was done, send it again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["ResponseEntityUser"];
                };
            };
            /** @description Nothing has changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `missing-token`, `token-invalid`, `token-expired`, `token-not-active-yet`, `token-issued-in-the-future`, `token-invalid-algorithm`, `token-invalid-signature`, `token-unknown-key`, `token-invalid-issuer`, `token-invalid-authorized-parties`, `token-type-mismatch`, `session-pending` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-synced`: not here, or not yet; ask again in a moment */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-deleted`: deleted in Clerk, for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `keys-unavailable`, `database-unavailable`: nobody can tell; try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
