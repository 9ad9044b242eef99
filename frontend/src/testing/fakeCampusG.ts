import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { BackendUser } from '@/lib/useBackendUser';

type Responder = (request: Request) => Response | Promise<Response>;

export function userNamed(firstName: string, change: Partial<BackendUser> = {}): BackendUser {
  return {
    userId: '0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e',
    clerkUserId: `user_${firstName.toLowerCase()}`,
    email: `${firstName.toLowerCase()}@campus.edu`,
    emailVerified: true,
    username: null,
    firstName,
    lastName: null,
    phoneNumber: null,
    imageUrl: null,
    customerRating: 5,
    customerRatingCount: 0,
    runnerRating: 4.67,
    runnerRatingCount: 3,
    banned: false,
    createdAt: '2026-11-22T10:00:00Z',
    updatedAt: '2026-11-22T10:00:00Z',
    clerkUpdatedAt: '2026-11-22T10:00:00.123Z',
    ...change,
  };
}

export const respondWithUser =
  (user: BackendUser, etag = '"1"'): Responder =>
  (request) =>
    request.headers.get('If-None-Match') === etag
      ? new HttpResponse(null, { status: 304, headers: { ETag: etag } })
      : HttpResponse.json(user, { headers: { ETag: etag } });

export const respondWithError =
  (status: number, code: string, headers: Record<string, string> = {}): Responder =>
  () =>
    HttpResponse.json({ status, code }, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });

export const notSynced = respondWithError(404, 'user-not-synced', { 'Retry-After': '1' });
export const networkError: Responder = () => HttpResponse.error();
export const pending: Responder = () => new Promise<Response>(() => undefined);

/** A fake of the service. It uses the responders in order, and repeats the last one. */
export const campusG = {
  requests: [] as Request[],
  /** The time of each request, in milliseconds since the first one. */
  times: [] as number[],
  responders: [] as Responder[],

  respond(...responders: Responder[]) {
    campusG.responders = responders;
  },
  reset() {
    campusG.requests = [];
    campusG.times = [];
    campusG.responders = [];
  },
  header(name: string) {
    return campusG.requests.map((request) => request.headers.get(name));
  },
};

let first = 0;

export const server = setupServer(
  http.get('*/me', ({ request }) => {
    if (campusG.requests.length === 0) first = Date.now();
    campusG.requests.push(request);
    campusG.times.push(Date.now() - first);
    const [responder] = campusG.responders.length > 1 ? campusG.responders.splice(0, 1) : campusG.responders;
    if (!responder) throw new Error('No responder is configured.');
    return responder(request);
  }),
);
