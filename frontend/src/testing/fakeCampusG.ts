import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { BackendUser } from '@/lib/useBackendUser';

type Answer = (request: Request) => Response | Promise<Response>;

export function userCalled(firstName: string, change: Partial<BackendUser> = {}): BackendUser {
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
    createdAt: '2026-11-22T10:00:00Z',
    updatedAt: '2026-11-22T10:00:00Z',
    clerkUpdatedAt: '2026-11-22T10:00:00.123Z',
    ...change,
  };
}

export const showing =
  (user: BackendUser, etag = '"1"'): Answer =>
  (request) =>
    request.headers.get('If-None-Match') === etag
      ? new HttpResponse(null, { status: 304, headers: { ETag: etag } })
      : HttpResponse.json(user, { headers: { ETag: etag } });

export const refusing =
  (status: number, code: string, headers: Record<string, string> = {}): Answer =>
  () =>
    HttpResponse.json({ status, code }, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });

export const notSynced = refusing(404, 'user-not-synced', { 'Retry-After': '1' });
export const unreachable: Answer = () => HttpResponse.error();
export const silent: Answer = () => new Promise<Response>(() => undefined);

/** The service as a test wants it: the answers given come in turn, the last one again and again. */
export const campusG = {
  requests: [] as Request[],
  /** When each request came, in milliseconds since the first one. */
  times: [] as number[],
  answers: [] as Answer[],

  answer(...answers: Answer[]) {
    campusG.answers = answers;
  },
  reset() {
    campusG.requests = [];
    campusG.times = [];
    campusG.answers = [];
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
    const [answer] = campusG.answers.length > 1 ? campusG.answers.splice(0, 1) : campusG.answers;
    if (!answer) throw new Error('Nobody said what to answer.');
    return answer(request);
  }),
);
