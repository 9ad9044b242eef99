import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProfileComponent } from '@/app/ProfileComponent';
import { CampusGProvider } from '@/lib/backend-user/CampusGProvider';
import type { UseBackendUser } from '@/lib/useBackendUser';
import { useBackendUser } from '@/lib/useBackendUser';
import {
  campusG,
  networkError,
  notSynced,
  pending,
  respondWithError,
  respondWithUser,
  server,
  userNamed,
} from '@/testing/fakeCampusG';
import { clerk } from '@/testing/fakeClerk';

vi.mock('@clerk/react', () => import('@/testing/fakeClerk'));

const ADA = userNamed('Ada');
const BOB = userNamed('Bob');

/** Longer than the delay before a repetition that is not reported, in milliseconds. */
const REPETITION = 300;

let results: UseBackendUser[];

function Probe() {
  results.push(useBackendUser());
  return null;
}

function latest(): UseBackendUser {
  const last = results.at(-1);
  if (!last) throw new Error('Nothing was rendered.');
  return last;
}

/** Advances the timers and processes all pending events. */
async function advance(milliseconds: number) {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    await flush();
  });
}

/** Responses of MSW are not controlled by the fake timers. Runs as many turns of the event loop as they can take. */
async function flush() {
  for (let turn = 0; turn < 25; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(0);
  }
}

/** Advances in steps, so that timers that a response starts are based on the time of the response. */
async function advanceInSteps(milliseconds: number, step = 250) {
  for (let elapsed = 0; elapsed < milliseconds; elapsed += step) await advance(step);
}

async function renderHook(children: ReactNode = <Probe />, client = new QueryClient()) {
  const page = render(<QueryClientProvider client={client}>{children}</QueryClientProvider>);
  await advance(5);
  return { ...page, client };
}

async function refetch() {
  act(() => void latest().refetch());
  await advance(5);
}

async function focus() {
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('visibilitychange'));
  });
  await advance(5);
}

async function goOnline() {
  act(() => {
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
  });
  await advance(5);
}

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  results = [];
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  clerk.reset();
  campusG.reset();
});
afterAll(() => server.close());

describe('On mount', () => {
  it('renders the component of the guide', async () => {
    campusG.respond(respondWithUser({ ...ADA, lastName: 'Lovelace' }));
    const { container } = await renderHook(<ProfileComponent />);
    expect(container.innerHTML).toBe('<p>Loading...</p>');

    act(() => clerk.signIn('user_ada'));
    expect(container.innerHTML).toBe('<p>Loading...</p>');
    await advance(5);

    expect(container.innerHTML).toBe(
      '<div><h1>Welcome, Ada Lovelace</h1><p>Email: ada@campus.edu</p>' +
        '<p>Customer Rating: 5</p><p>Runner Rating: 4.67</p></div>',
    );
  });

  it.each([
    ['an error', respondWithError(403, 'user-banned'), '<p>Error: Your account is banned. Please contact CampusG.</p>'],
    ['a deleted user', respondWithError(410, 'user-deleted'), '<p>User not found</p>'],
  ])('renders the component of the guide for %s', async (_, response, html) => {
    clerk.signIn('user_ada');
    campusG.respond(response);
    const { container } = await renderHook(<ProfileComponent />);

    expect(container.innerHTML).toBe(html);
  });

  it('is loading without a request until Clerk is loaded', async () => {
    await renderHook();

    expect(latest()).toMatchObject({ backendUser: null, clerkUser: null, loading: true, error: null });
    expect(campusG.requests).toHaveLength(0);
  });

  it('returns no user and sends no request when signed out', async () => {
    clerk.signOut();
    await renderHook();

    expect(latest()).toMatchObject({ backendUser: null, clerkUser: null, loading: false, error: null });
    await refetch();
    expect(clerk.issued).toBe(0);
    expect(campusG.requests).toHaveLength(0);
  });

  it('sends the session token and no cookies', async () => {
    clerk.signIn('user_ada');
    campusG.respond(respondWithUser(ADA));
    await renderHook();

    expect(latest()).toMatchObject({ backendUser: ADA, clerkUser: { id: 'user_ada' }, loading: false, error: null });
    expect(campusG.header('Authorization')).toEqual(['Bearer user_ada.0']);
    expect(campusG.requests[0]?.credentials).toBe('omit');
  });

  it('returns the documented members only', async () => {
    await renderHook();

    expect(Object.keys(latest()).toSorted()).toEqual(['backendUser', 'clerkUser', 'error', 'loading', 'refetch']);
  });

  it('sends requests to the URL of the provider', async () => {
    clerk.signIn('user_ada');
    campusG.respond(respondWithUser(ADA));
    await renderHook(
      <CampusGProvider apiUrl="https://api.campusg.example/">
        <Probe />
      </CampusGProvider>,
    );

    expect(campusG.requests[0]?.url).toBe('https://api.campusg.example/me');
  });
});

describe('Before the webhook is received', () => {
  beforeEach(() => clerk.signIn('user_ada'));

  it('is loading until the user is present', async () => {
    campusG.respond(notSynced, notSynced, respondWithUser(ADA));
    await renderHook();
    await advanceInSteps(1_900, 100);
    expect(latest()).toMatchObject({ backendUser: null, loading: true });
    await advanceInSteps(200, 100);

    expect(latest()).toMatchObject({ backendUser: ADA, loading: false });
    expect(campusG.times).toEqual([0, 1000, 2000]);
  });

  it('polls with backoff, honours Retry-After, and stops after ten seconds', async () => {
    campusG.respond(notSynced);
    await renderHook();
    await advanceInSteps(8_750);
    expect(latest().loading).toBe(true);
    await advanceInSteps(20_000);

    expect(campusG.times).toEqual([0, 1000, 2000, 3000, 5000, 7000, 9000]);
    expect(latest()).toMatchObject({ backendUser: null, loading: false, error: null });
  });

  it('uses the default backoff without Retry-After', async () => {
    campusG.respond(respondWithError(404, 'user-not-synced'));
    await renderHook();
    await advanceInSteps(12_000);

    expect(campusG.times).toEqual([0, 250, 750, 1750, 3750, 5750, 7750, 9750]);
  });

  it('does not wait for a Retry-After beyond the polling timeout', async () => {
    campusG.respond(respondWithError(404, 'user-not-synced', { 'Retry-After': '60' }));
    await renderHook();

    expect(latest()).toMatchObject({ backendUser: null, loading: false, error: null });
    expect(campusG.requests).toHaveLength(1);
  });

  it('sends one request, without loading, on a later refetch', async () => {
    campusG.respond(notSynced);
    await renderHook();
    await advanceInSteps(12_000);
    const before = campusG.requests.length;
    await refetch();
    await advanceInSteps(12_000);
    expect(campusG.requests).toHaveLength(before + 1);
    expect(results.slice(-2).some(({ loading }) => loading)).toBe(false);

    campusG.respond(respondWithUser(ADA));
    await refetch();
    expect(latest().backendUser).toEqual(ADA);
  });
});

describe('After a change in this browser', () => {
  const LATER = new Date('2026-11-22T11:00:00.000Z');
  const AUGUSTA = { ...ADA, firstName: 'Augusta', clerkUpdatedAt: LATER.toISOString() };

  beforeEach(async () => {
    clerk.signIn('user_ada');
    campusG.respond(respondWithUser(ADA));
    await renderHook();
  });

  it('polls until CampusG is current, and then stops', async () => {
    campusG.respond(respondWithUser(ADA), respondWithUser(ADA), respondWithUser(AUGUSTA, '"2"'));
    act(() => clerk.changed(LATER));
    await advance(5);
    expect(latest()).toMatchObject({ backendUser: ADA, loading: false });
    await advanceInSteps(20_000);

    expect(latest().backendUser).toEqual(AUGUSTA);
    expect(campusG.times).toEqual([0, 6, 256, 756]);
  });

  it('stops polling when CampusG does not receive the change', async () => {
    act(() => clerk.changed(LATER));
    await advanceInSteps(60_000);

    expect(campusG.times.at(-1)).toBeLessThanOrEqual(10_000);
    expect(campusG.requests.length).toBeGreaterThan(5);
    expect(latest()).toMatchObject({ backendUser: ADA, loading: false, error: null });
  });

  it('continues polling after failures without an error', async () => {
    campusG.respond(networkError, respondWithError(503, 'database-unavailable'), respondWithUser(AUGUSTA, '"2"'));
    act(() => clerk.changed(LATER));
    await advanceInSteps(5_000);

    expect(latest().backendUser).toEqual(AUGUSTA);
    expect(results.every(({ error }) => error === null)).toBe(true);
  });

  it('does not poll when CampusG is current', async () => {
    act(() => clerk.changed(new Date('2026-11-22T10:00:00.123Z')));
    await advanceInSteps(20_000);

    expect(campusG.requests).toHaveLength(1);
  });
});

describe('When the session changes', () => {
  it('returns no user in the render in which Clerk signs out', async () => {
    clerk.signIn('user_ada');
    campusG.respond(respondWithUser(ADA));
    const { client } = await renderHook();
    const before = results.length;
    act(() => clerk.signOut());

    expect(results.slice(before).map(({ backendUser }) => backendUser)).not.toContainEqual(ADA);
    expect(latest()).toMatchObject({ backendUser: null, clerkUser: null, loading: false });
    expect(JSON.stringify(client.getQueryCache().getAll().map(({ state }) => state.data ?? null))).not.toContain('ada@');
  });

  it('never returns the previous user with the new one', async () => {
    clerk.signIn('user_ada');
    campusG.respond(respondWithUser(ADA));
    await renderHook();
    campusG.respond(respondWithUser(BOB));
    act(() => clerk.signIn('user_bob'));
    expect(latest()).toMatchObject({ backendUser: null, clerkUser: { id: 'user_bob' }, loading: true });
    await advance(5);

    expect(latest().backendUser).toEqual(BOB);
    for (const { backendUser, clerkUser } of results) {
      if (backendUser) expect(backendUser.clerkUserId).toBe(clerkUser?.id);
    }
  });

  it('ignores a late response for the previous user', async () => {
    let release: (() => void) | undefined;
    clerk.signIn('user_ada');
    campusG.respond(
      () =>
        new Promise((resolve) => {
          release = () => resolve(Response.json(ADA));
        }),
      respondWithUser(BOB),
    );
    await renderHook();
    act(() => clerk.signIn('user_bob'));
    await advance(5);
    release?.();
    await advance(5);

    expect(latest().backendUser).toEqual(BOB);
    expect(results.some(({ backendUser }) => backendUser?.firstName === 'Ada')).toBe(false);
  });

  it('rejects a response with another user', async () => {
    clerk.signIn('user_ada');
    campusG.respond(respondWithUser(BOB));
    await renderHook();

    expect(results.every(({ backendUser }) => backendUser === null)).toBe(true);
  });
});

describe('Requests', () => {
  beforeEach(() => clerk.signIn('user_ada'));

  it('are aborted on unmount', async () => {
    campusG.respond(pending);
    const { unmount } = await renderHook();
    expect(campusG.requests[0]?.signal.aborted).toBe(false);
    unmount();

    expect(campusG.requests[0]?.signal.aborted).toBe(true);
  });

  it('are shared between components', async () => {
    campusG.respond(respondWithUser(ADA));
    await renderHook(
      <>
        <Probe />
        <Probe />
        <ProfileComponent />
      </>,
    );
    await advanceInSteps(20_000);

    expect(campusG.requests).toHaveLength(1);
    expect(screen.getByRole('heading').textContent).toBe('Welcome, Ada ');
  });

  it('are shared while polling', async () => {
    campusG.respond(respondWithUser(ADA));
    await renderHook(
      <>
        <Probe />
        <Probe />
      </>,
    );
    act(() => clerk.changed(new Date('2026-11-22T11:00:00Z')));
    await advance(5);

    expect(campusG.requests).toHaveLength(2);
  });

  it('are not repeated for components that mount later', async () => {
    campusG.respond(respondWithUser(ADA));
    const { rerender, client } = await renderHook();
    rerender(
      <QueryClientProvider client={client}>
        <Probe />
        <ProfileComponent />
      </QueryClientProvider>,
    );
    await advance(5);

    expect(screen.getByRole('heading').textContent).toBe('Welcome, Ada ');
    expect(campusG.requests).toHaveLength(1);
  });

  it('are conditional, and 304 keeps the same user object', async () => {
    campusG.respond(respondWithUser(ADA));
    await renderHook();
    const before = latest().backendUser;
    await refetch();

    expect(campusG.header('If-None-Match')).toEqual([null, '"1"']);
    expect(latest().backendUser).toBe(before);
  });

  it('are repeated on focus', async () => {
    campusG.respond(respondWithUser(ADA), respondWithUser({ ...ADA, customerRating: 3, customerRatingCount: 1 }, '"2"'));
    await renderHook();
    await focus();

    expect(latest().backendUser?.customerRating).toBe(3);
  });

  it('are repeated on focus without a provider', async () => {
    campusG.respond(respondWithUser(ADA), respondWithUser({ ...ADA, firstName: 'Augusta' }, '"2"'));
    render(<ProfileComponent />);
    await advance(5);
    expect(screen.getByRole('heading').textContent).toBe('Welcome, Ada ');
    await focus();

    expect(screen.getByRole('heading').textContent).toBe('Welcome, Augusta ');
  });

  it('use the query client of the application', async () => {
    campusG.respond(respondWithUser(ADA));
    const { client } = await renderHook();

    const { data } = client.getQueryCache().findAll({ queryKey: ['campusg', 'backend-user'] })[0]?.state ?? {};
    expect(data).toMatchObject({ snapshot: { user: ADA } });
  });

  it('are sent once in strict mode', async () => {
    campusG.respond(respondWithUser(ADA));
    await renderHook(
      <StrictMode>
        <Probe />
      </StrictMode>,
    );

    expect(latest()).toMatchObject({ backendUser: ADA, loading: false });
    expect(campusG.requests.filter(({ signal }) => !signal.aborted)).toHaveLength(1);
  });
});

describe('A rejected token', () => {
  beforeEach(() => clerk.signIn('user_ada'));

  it('is renewed once', async () => {
    campusG.respond(respondWithError(401, 'token-expired'), respondWithUser(ADA));
    await renderHook();

    expect(campusG.header('Authorization')).toEqual(['Bearer user_ada.0', 'Bearer user_ada.1']);
    expect(latest()).toMatchObject({ backendUser: ADA, error: null });
  });

  it('results in an error if the renewed token is rejected, too', async () => {
    campusG.respond(respondWithError(401, 'token-invalid-issuer'));
    await renderHook();
    await advanceInSteps(30_000, 1000);

    expect(campusG.requests).toHaveLength(2);
    expect(latest()).toMatchObject({ backendUser: null, loading: false });
    expect(latest().error).toContain('does not accept your sign-in (token-invalid-issuer)');
  });
});

describe('Deletion', () => {
  it('results in no user and no error', async () => {
    clerk.signIn('user_ada');
    campusG.respond(respondWithUser(ADA), respondWithError(410, 'user-deleted'));
    await renderHook();
    await refetch();

    expect(latest()).toMatchObject({ backendUser: null, loading: false, error: null });
  });
});

describe('An error', () => {
  beforeEach(() => clerk.signIn('user_ada'));

  it('of the network keeps the last user and is retried automatically', async () => {
    campusG.respond(respondWithUser(ADA), networkError, networkError, respondWithUser(ADA));
    await renderHook();
    await refetch();
    await advance(REPETITION);
    expect(latest()).toMatchObject({ backendUser: ADA, loading: false, error: 'CampusG cannot be reached. We keep trying.' });
    await advance(4_700);
    expect(campusG.requests).toHaveLength(3);
    await advance(400);
    await advance(100);

    expect(latest()).toMatchObject({ backendUser: ADA, error: null });
  });

  it('of the first request ends loading', async () => {
    campusG.respond(networkError);
    await renderHook();
    await advance(REPETITION);

    expect(latest()).toMatchObject({ backendUser: null, loading: false });
    expect(latest().error).toBe('CampusG cannot be reached. We keep trying.');
  });

  it('is reported while the browser is offline', async () => {
    campusG.respond(networkError);
    act(() => void window.dispatchEvent(new Event('offline')));
    await renderHook();
    await advance(REPETITION);
    expect(latest()).toMatchObject({ loading: false, error: 'CampusG cannot be reached. We keep trying.' });
    await goOnline();
  });

  it('is cleared when the network is back', async () => {
    campusG.respond(networkError, networkError, respondWithUser(ADA));
    await renderHook();
    await advance(REPETITION);
    await goOnline();

    expect(latest()).toMatchObject({ backendUser: ADA, error: null });
  });

  it.each([500, 502, 503])('of the service (%i) is reported with its code', async (status) => {
    campusG.respond(respondWithUser(ADA), respondWithError(status, 'database-unavailable'));
    await renderHook();
    await refetch();

    expect(latest().backendUser).toEqual(ADA);
    expect(latest().error).toBe('CampusG is not available at the moment (database-unavailable). We keep trying.');
  });

  it('with Retry-After is retried after that time', async () => {
    campusG.respond(respondWithError(503, 'keys-unavailable', { 'Retry-After': '20' }), respondWithUser(ADA));
    await renderHook();
    await advance(19_900);
    expect(campusG.requests).toHaveLength(1);
    await advance(100);

    expect(latest().backendUser).toEqual(ADA);
  });

  it('is reported if CampusG does not respond within ten seconds', async () => {
    campusG.respond(pending);
    await renderHook();
    await advance(9_900);
    expect(latest()).toMatchObject({ loading: true, error: null });
    await advance(100);

    expect(latest()).toMatchObject({ loading: false, error: 'CampusG does not respond. We keep trying.' });
    expect(campusG.requests[0]?.signal.aborted).toBe(true);
  });

  it('is reported if Clerk does not respond within ten seconds', async () => {
    clerk.issueToken = () => new Promise(() => undefined);
    await renderHook();
    await advance(10_100);

    expect(latest()).toMatchObject({ loading: false, error: 'The sign-in service does not respond. We keep trying.' });
  });

  it('is reported as offline if Clerk reports it', async () => {
    clerk.issueToken = () => Promise.reject(Object.assign(new Error(), { code: 'clerk_offline' }));
    await renderHook();

    expect(latest()).toMatchObject({ loading: false, error: 'You are offline. We continue as soon as you are online again.' });
  });

  it('is reported for a session without a token', async () => {
    clerk.issueToken = () => Promise.resolve(null);
    await renderHook();
    await advance(REPETITION);

    expect(latest().error).toBe('Your session has ended. Please sign in again.');
  });

  it.each([
    ['a response of another service', () => new Response('<h1>Not found</h1>', { status: 404 })],
    ['a response that is not JSON', () => new Response('<h1>Hello</h1>', { status: 200 })],
    ['JSON that is not a user', () => Response.json({ hello: 'world' })],
    ['a rejected origin', respondWithError(403, 'origin-not-allowed')],
  ])('is reported for %s, instead of a missing user', async (_, response) => {
    campusG.respond(response);
    await renderHook();

    expect(latest()).toMatchObject({ backendUser: null, loading: false });
    expect(latest().error).toContain('returned an unexpected response');
  });
});
