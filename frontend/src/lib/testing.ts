import type { BackendUser } from './backend-user/backendUser.js';

/** A response of CampusG: a user, or the `code` of an error. */
export type FakeResponse =
  | BackendUser
  | 'user-not-synced'
  | 'user-deleted'
  | 'user-banned'
  | 'token-invalid'
  | 'database-unavailable'
  | 'unreachable';

const STATUS = {
  'user-not-synced': 404,
  'user-deleted': 410,
  'user-banned': 403,
  'token-invalid': 401,
  'database-unavailable': 503,
};

/** Returns a user with the given values, and defaults for all others. */
export function fakeBackendUser(values: Partial<BackendUser> = {}): BackendUser {
  return {
    userId: '01930000-0000-7000-8000-000000000001',
    clerkUserId: 'user_ada',
    email: 'ada@campus.edu',
    emailVerified: true,
    username: null,
    firstName: 'Ada',
    lastName: 'Lovelace',
    phoneNumber: null,
    imageUrl: null,
    customerRating: 5,
    customerRatingCount: 0,
    runnerRating: 5,
    runnerRatingCount: 0,
    banned: false,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    clerkUpdatedAt: '2026-01-01T00:00:00Z',
    ...values,
  };
}

/**
 * Returns a replacement of `fetch` that responds to `GET /me` with the given responses in order, and repeats the last
 * one. It rejects other requests.
 */
export function fakeFetch(first: FakeResponse, ...others: FakeResponse[]): typeof fetch {
  const responses = [first, ...others];
  return (input) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    if (!url.endsWith('/me')) return Promise.reject(new TypeError(`Unexpected request: ${url}`));
    const response = (responses.length > 1 ? responses.shift() : responses[0]) ?? first;
    if (response === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
    if (typeof response !== 'string') return Promise.resolve(Response.json(response));
    const status = STATUS[response];
    const headers = { 'Content-Type': 'application/problem+json' };
    return Promise.resolve(new Response(JSON.stringify({ status, code: response }), { status, headers }));
  };
}
