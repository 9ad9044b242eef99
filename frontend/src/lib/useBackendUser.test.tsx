import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProfileComponent } from '@/app/ProfileComponent';
import { CampusGProvider } from '@/lib/backend-user/CampusGProvider';
import type { UseBackendUser } from '@/lib/useBackendUser';
import { useBackendUser } from '@/lib/useBackendUser';
import { campusG, notSynced, refusing, server, showing, silent, unreachable, userCalled } from '@/testing/fakeCampusG';
import { clerk } from '@/testing/fakeClerk';

vi.mock('@clerk/react', () => import('@/testing/fakeClerk'));

const ADA = userCalled('Ada');
const BOB = userCalled('Bob');

let seen: UseBackendUser[];

function Probe() {
  seen.push(useBackendUser());
  return null;
}

function now(): UseBackendUser {
  const last = seen.at(-1);
  if (!last) throw new Error('Nothing was rendered.');
  return last;
}

/** Lets time pass, and everything that is to happen in it happen. */
async function pass(milliseconds: number) {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    await settle();
  });
}

/** Answers come in real, not in faked, time: as many turns of the event loop as they may take. */
async function settle() {
  for (let turn = 0; turn < 25; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(0);
  }
}

/** Time in steps, so that what an answer sets off starts when it comes. */
async function passInSteps(milliseconds: number, step = 250) {
  for (let passed = 0; passed < milliseconds; passed += step) await pass(step);
}

async function show(what: ReactNode = <Probe />) {
  const client = new QueryClient();
  const page = render(<QueryClientProvider client={client}>{what}</QueryClientProvider>);
  await pass(5);
  return { ...page, client };
}

async function refetch() {
  await act(() => now().refetch());
  await pass(5);
}

async function focus() {
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('visibilitychange'));
  });
  await pass(5);
}

async function goOnline() {
  act(() => {
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
  });
  await pass(5);
}

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  seen = [];
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  clerk.reset();
  campusG.reset();
});
afterAll(() => server.close());

describe('The first look', () => {
  it('shows the component of the guide', async () => {
    campusG.answer(showing(ADA));
    await show(<ProfileComponent />);
    expect(screen.getByText('Loading...')).toBeTruthy();

    act(() => clerk.signIn('user_ada'));
    expect(screen.getByText('Loading...')).toBeTruthy();
    await pass(5);

    expect(screen.getByRole('heading').textContent).toBe('Welcome, Ada!');
    expect(screen.getByText('Email: ada@campus.edu')).toBeTruthy();
    expect(screen.getByText('Customer Rating: 5')).toBeTruthy();
    expect(screen.getByText('Runner Rating: 4.67')).toBeTruthy();
  });

  it('is loading, and asks nobody, until Clerk is loaded', async () => {
    await show();

    expect(now()).toMatchObject({ backendUser: null, clerkUser: null, loading: true, error: null });
    expect(campusG.requests).toHaveLength(0);
  });

  it('shows nobody, and asks nobody, when nobody is signed in', async () => {
    clerk.signOut();
    await show();

    expect(now()).toMatchObject({ backendUser: null, clerkUser: null, loading: false, error: null });
    await refetch();
    expect(clerk.issued).toBe(0);
    expect(campusG.requests).toHaveLength(0);
  });

  it('shows the user with the token of the session, and no cookie', async () => {
    clerk.signIn('user_ada');
    campusG.answer(showing(ADA));
    await show();

    expect(now()).toMatchObject({ backendUser: ADA, clerkUser: { id: 'user_ada' }, loading: false, error: null });
    expect(campusG.header('Authorization')).toEqual(['Bearer user_ada.0']);
    expect(campusG.requests[0]?.credentials).toBe('omit');
  });

  it('has the promised members and no others', async () => {
    await show();

    expect(Object.keys(now()).toSorted()).toEqual(['backendUser', 'clerkUser', 'error', 'loading', 'refetch']);
  });

  it('asks where the provider says', async () => {
    clerk.signIn('user_ada');
    campusG.answer(showing(ADA));
    await show(
      <CampusGProvider apiUrl="https://api.campusg.example/">
        <Probe />
      </CampusGProvider>,
    );

    expect(campusG.requests[0]?.url).toBe('https://api.campusg.example/me');
  });
});

describe('While the webhook lags', () => {
  beforeEach(() => clerk.signIn('user_ada'));

  it('is loading until the user arrives', async () => {
    campusG.answer(notSynced, notSynced, showing(ADA));
    await show();
    await passInSteps(1_900, 100);
    expect(now()).toMatchObject({ backendUser: null, loading: true });
    await passInSteps(200, 100);

    expect(now()).toMatchObject({ backendUser: ADA, loading: false });
    expect(campusG.times).toEqual([0, 1000, 2000]);
  });

  it('backs off, never asks before Retry-After, and gives up after ten seconds', async () => {
    campusG.answer(notSynced);
    await show();
    await passInSteps(8_750);
    expect(now().loading).toBe(true);
    await passInSteps(20_000);

    expect(campusG.times).toEqual([0, 1000, 2000, 3000, 5000, 7000, 9000]);
    expect(now()).toMatchObject({ backendUser: null, loading: false, error: null });
  });

  it('asks quickly at first where CampusG does not say when', async () => {
    campusG.answer(refusing(404, 'user-not-synced'));
    await show();
    await passInSteps(12_000);

    expect(campusG.times).toEqual([0, 250, 750, 1750, 3750, 5750, 7750, 9750]);
  });

  it('does not wait for a Retry-After beyond its patience', async () => {
    campusG.answer(refusing(404, 'user-not-synced', { 'Retry-After': '60' }));
    await show();

    expect(now()).toMatchObject({ backendUser: null, loading: false, error: null });
    expect(campusG.requests).toHaveLength(1);
  });

  it('looks once, without loading, when asked again later', async () => {
    campusG.answer(notSynced);
    await show();
    await passInSteps(12_000);
    const before = campusG.requests.length;
    await refetch();
    await passInSteps(12_000);
    expect(campusG.requests).toHaveLength(before + 1);
    expect(seen.slice(-2).some(({ loading }) => loading)).toBe(false);

    campusG.answer(showing(ADA));
    await refetch();
    expect(now().backendUser).toEqual(ADA);
  });
});

describe('After a change in this browser', () => {
  const LATER = new Date('2026-11-22T11:00:00.000Z');
  const AUGUSTA = { ...ADA, firstName: 'Augusta', clerkUpdatedAt: LATER.toISOString() };

  beforeEach(async () => {
    clerk.signIn('user_ada');
    campusG.answer(showing(ADA));
    await show();
  });

  it('asks until CampusG has caught up, and then no more', async () => {
    campusG.answer(showing(ADA), showing(ADA), showing(AUGUSTA, '"2"'));
    act(() => clerk.changed(LATER));
    await pass(5);
    expect(now()).toMatchObject({ backendUser: ADA, loading: false });
    await passInSteps(20_000);

    expect(now().backendUser).toEqual(AUGUSTA);
    expect(campusG.times).toEqual([0, 5, 255, 755]);
  });

  it('gives up when CampusG never hears of it', async () => {
    act(() => clerk.changed(LATER));
    await passInSteps(60_000);

    expect(campusG.times.at(-1)).toBeLessThanOrEqual(10_000);
    expect(campusG.requests.length).toBeGreaterThan(5);
    expect(now()).toMatchObject({ backendUser: ADA, loading: false, error: null });
  });

  it('goes on asking through failures, and shows none', async () => {
    campusG.answer(unreachable, refusing(503, 'database-unavailable'), showing(AUGUSTA, '"2"'));
    act(() => clerk.changed(LATER));
    await passInSteps(5_000);

    expect(now().backendUser).toEqual(AUGUSTA);
    expect(seen.every(({ error }) => error === null)).toBe(true);
  });

  it('asks nothing when CampusG is as new as Clerk', async () => {
    act(() => clerk.changed(new Date('2026-11-22T10:00:00.123Z')));
    await passInSteps(20_000);

    expect(campusG.requests).toHaveLength(1);
  });
});

describe('When the user changes', () => {
  it('shows nobody in the very render in which Clerk signs out', async () => {
    clerk.signIn('user_ada');
    campusG.answer(showing(ADA));
    const { client } = await show();
    const before = seen.length;
    act(() => clerk.signOut());

    expect(seen.slice(before).map(({ backendUser }) => backendUser)).not.toContainEqual(ADA);
    expect(now()).toMatchObject({ backendUser: null, clerkUser: null, loading: false });
    expect(JSON.stringify(client.getQueryCache().getAll().map(({ state }) => state.data ?? null))).not.toContain('ada@');
  });

  it('never shows the one beside the other', async () => {
    clerk.signIn('user_ada');
    campusG.answer(showing(ADA));
    await show();
    campusG.answer(showing(BOB));
    act(() => clerk.signIn('user_bob'));
    expect(now()).toMatchObject({ backendUser: null, clerkUser: { id: 'user_bob' }, loading: true });
    await pass(5);

    expect(now().backendUser).toEqual(BOB);
    for (const { backendUser, clerkUser } of seen) {
      if (backendUser) expect(backendUser.clerkUserId).toBe(clerkUser?.id);
    }
  });

  it('drops an answer that comes too late', async () => {
    let release: (() => void) | undefined;
    clerk.signIn('user_ada');
    campusG.answer(
      () =>
        new Promise((resolve) => {
          release = () => resolve(Response.json(ADA));
        }),
      showing(BOB),
    );
    await show();
    act(() => clerk.signIn('user_bob'));
    await pass(5);
    release?.();
    await pass(5);

    expect(now().backendUser).toEqual(BOB);
    expect(seen.some(({ backendUser }) => backendUser?.firstName === 'Ada')).toBe(false);
  });

  it('does not believe an answer about somebody else', async () => {
    clerk.signIn('user_ada');
    campusG.answer(showing(BOB));
    await show();

    expect(seen.every(({ backendUser }) => backendUser === null)).toBe(true);
  });
});

describe('Requests', () => {
  beforeEach(() => clerk.signIn('user_ada'));

  it('are aborted when the page goes', async () => {
    campusG.answer(silent);
    const { unmount } = await show();
    expect(campusG.requests[0]?.signal.aborted).toBe(false);
    unmount();

    expect(campusG.requests[0]?.signal.aborted).toBe(true);
  });

  it('are shared between components', async () => {
    campusG.answer(showing(ADA));
    await show(
      <>
        <Probe />
        <Probe />
        <ProfileComponent />
      </>,
    );
    await passInSteps(20_000);

    expect(campusG.requests).toHaveLength(1);
    expect(screen.getByRole('heading').textContent).toBe('Welcome, Ada!');
  });

  it('are shared while catching up, too', async () => {
    campusG.answer(showing(ADA));
    await show(
      <>
        <Probe />
        <Probe />
      </>,
    );
    act(() => clerk.changed(new Date('2026-11-22T11:00:00Z')));
    await pass(5);

    expect(campusG.requests).toHaveLength(2);
  });

  it('are not made for each component that comes later', async () => {
    campusG.answer(showing(ADA));
    const { rerender, client } = await show();
    rerender(
      <QueryClientProvider client={client}>
        <Probe />
        <ProfileComponent />
      </QueryClientProvider>,
    );
    await pass(5);

    expect(screen.getByRole('heading').textContent).toBe('Welcome, Ada!');
    expect(campusG.requests).toHaveLength(1);
  });

  it('are conditional, and nothing new leaves the user as it is', async () => {
    campusG.answer(showing(ADA));
    await show();
    const before = now().backendUser;
    await refetch();

    expect(campusG.header('If-None-Match')).toEqual([null, '"1"']);
    expect(now().backendUser).toBe(before);
  });

  it('are made again on focus', async () => {
    campusG.answer(showing(ADA), showing({ ...ADA, customerRating: 3, customerRatingCount: 1 }, '"2"'));
    await show();
    await focus();

    expect(now().backendUser?.customerRating).toBe(3);
  });

  it('are made again on focus without any provider', async () => {
    campusG.answer(showing(ADA), showing({ ...ADA, firstName: 'Augusta' }, '"2"'));
    render(<ProfileComponent />);
    await pass(5);
    expect(screen.getByRole('heading').textContent).toBe('Welcome, Ada!');
    await focus();

    expect(screen.getByRole('heading').textContent).toBe('Welcome, Augusta!');
  });

  it('go through the client of the application', async () => {
    campusG.answer(showing(ADA));
    const { client } = await show();

    expect(client.getQueryCache().findAll({ queryKey: ['campusg', 'backend-user'] })[0]?.state.data).toMatchObject({
      user: ADA,
    });
  });

  it('are neither lost nor left behind in strict mode', async () => {
    campusG.answer(showing(ADA));
    await show(
      <StrictMode>
        <Probe />
      </StrictMode>,
    );

    expect(now()).toMatchObject({ backendUser: ADA, loading: false });
    expect(campusG.requests.filter(({ signal }) => !signal.aborted)).toHaveLength(1);
  });
});

describe('A token that is refused', () => {
  beforeEach(() => clerk.signIn('user_ada'));

  it('is replaced by a fresh one, once', async () => {
    campusG.answer(refusing(401, 'token-expired'), showing(ADA));
    await show();

    expect(campusG.header('Authorization')).toEqual(['Bearer user_ada.0', 'Bearer user_ada.1']);
    expect(now()).toMatchObject({ backendUser: ADA, error: null });
  });

  it('is an error when the fresh one is refused, too', async () => {
    campusG.answer(refusing(401, 'token-invalid-issuer'));
    await show();
    await passInSteps(30_000, 1000);

    expect(campusG.requests).toHaveLength(2);
    expect(now()).toMatchObject({ backendUser: null, loading: false });
    expect(now().error).toContain('does not accept your sign-in (token-invalid-issuer)');
  });
});

describe('Deletion', () => {
  it('leaves nobody, and is no error', async () => {
    clerk.signIn('user_ada');
    campusG.answer(showing(ADA), refusing(410, 'user-deleted'));
    await show();
    await refetch();

    expect(now()).toMatchObject({ backendUser: null, loading: false, error: null });
  });
});

describe('Trouble', () => {
  beforeEach(() => clerk.signIn('user_ada'));

  it('on the network is told, keeps the last good user, and passes by itself', async () => {
    campusG.answer(showing(ADA), unreachable, showing(ADA));
    await show();
    await refetch();
    expect(now()).toMatchObject({ backendUser: ADA, loading: false, error: 'CampusG cannot be reached. We keep trying.' });
    await pass(4_900);
    expect(campusG.requests).toHaveLength(2);
    await pass(100);

    expect(now()).toMatchObject({ backendUser: ADA, error: null });
  });

  it('at the first look ends the loading', async () => {
    campusG.answer(unreachable);
    await show();

    expect(now()).toMatchObject({ backendUser: null, loading: false });
    expect(now().error).toBe('CampusG cannot be reached. We keep trying.');
  });

  it('is told even where the browser knows that it is offline', async () => {
    campusG.answer(unreachable);
    act(() => void window.dispatchEvent(new Event('offline')));
    await show();
    expect(now()).toMatchObject({ loading: false, error: 'CampusG cannot be reached. We keep trying.' });
    await goOnline();
  });

  it('is over as soon as the network is back', async () => {
    campusG.answer(unreachable, showing(ADA));
    await show();
    await goOnline();

    expect(now()).toMatchObject({ backendUser: ADA, error: null });
  });

  it.each([500, 502, 503])('of the service (%i) is told with its code', async (status) => {
    campusG.answer(showing(ADA), refusing(status, 'database-unavailable'));
    await show();
    await refetch();

    expect(now().backendUser).toEqual(ADA);
    expect(now().error).toBe('CampusG is not available at the moment (database-unavailable). We keep trying.');
  });

  it('that asks for a longer pause gets it', async () => {
    campusG.answer(refusing(503, 'keys-unavailable', { 'Retry-After': '20' }), showing(ADA));
    await show();
    await pass(19_900);
    expect(campusG.requests).toHaveLength(1);
    await pass(100);

    expect(now().backendUser).toEqual(ADA);
  });

  it('that is silence ends after ten seconds', async () => {
    campusG.answer(silent);
    await show();
    await pass(9_900);
    expect(now()).toMatchObject({ loading: true, error: null });
    await pass(100);

    expect(now()).toMatchObject({ loading: false, error: 'CampusG does not answer. We keep trying.' });
    expect(campusG.requests[0]?.signal.aborted).toBe(true);
  });

  it('at Clerk ends after ten seconds, too', async () => {
    clerk.issueToken = () => new Promise(() => undefined);
    await show();
    await pass(10_100);

    expect(now()).toMatchObject({ loading: false, error: 'The sign-in service does not answer. We keep trying.' });
  });

  it('is being offline where Clerk says so', async () => {
    clerk.issueToken = () => Promise.reject(Object.assign(new Error(), { code: 'clerk_offline' }));
    await show();

    expect(now()).toMatchObject({ loading: false, error: 'You are offline. We go on as soon as you are back.' });
  });

  it('is a session without a token', async () => {
    clerk.issueToken = () => Promise.resolve(null);
    await show();

    expect(now().error).toBe('Your session has ended. Please sign in again.');
  });

  it.each([
    ['a page that is not CampusG', () => new Response('<h1>Not found</h1>', { status: 404 })],
    ['a page that is not JSON', () => new Response('<h1>Hello</h1>', { status: 200 })],
    ['JSON that is no user', () => Response.json({ hello: 'world' })],
    ['a refusal of the origin', refusing(403, 'origin-not-allowed')],
  ])('is %s, not a missing user', async (_, answer) => {
    campusG.answer(answer);
    await show();

    expect(now()).toMatchObject({ backendUser: null, loading: false });
    expect(now().error).toContain('an answer that we do not understand');
  });
});
