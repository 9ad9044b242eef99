import type { DefaultOptions } from '@tanstack/react-query';
import { keepPreviousData, QueryClient, QueryClientProvider, useSuspenseQuery } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackendUserState } from '@/lib';
import { BackendUserError, backendUserQueryOptions, CampusGProvider, useBackendUserState } from '@/lib';
import { userNamed } from '@/testing/fakeCampusG';
import { clerk } from '@/testing/fakeClerk';

vi.mock('@clerk/react', () => import('@/testing/fakeClerk'));

const ADA = userNamed('Ada');
const BOB = userNamed('Bob');
const LATER = '2026-11-22T11:00:00.000Z';

type Respond = (token: string, signal: AbortSignal) => Response | Promise<Response>;

let results: BackendUserState[];
let requests: { token: string; at: number; signal: AbortSignal }[];
let respond: Respond;
let start: number;

function Probe() {
  results.push(useBackendUserState());
  return null;
}

function Suspending() {
  useSuspenseQuery(backendUserQueryOptions({ userId: 'user_ada', getToken: () => Promise.resolve('token') }));
  return <Probe />;
}

function latest(): BackendUserState {
  const last = results.at(-1);
  if (!last) throw new Error('Nothing was rendered.');
  return last;
}

async function advance(milliseconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

async function renderHook(client = new QueryClient(), children: ReactNode = <Probe />) {
  const page = render(<QueryClientProvider client={client}>{children}</QueryClientProvider>);
  await advance(10);
  return page;
}

async function focus() {
  act(() => void window.dispatchEvent(new Event('visibilitychange')));
  await advance(10);
}

const user = (body: unknown, etag = '"1"') => Response.json(body, { headers: { ETag: etag } });
const problem = (status: number, code: string) => Response.json({ status, code }, { status });
const after = (milliseconds: number, response: Response) =>
  new Promise<Response>((resolve) => void setTimeout(() => resolve(response), milliseconds));
const never = () => new Promise<Response>(() => undefined);

/** Responds in order, and repeats the last response. */
function inOrder(...responses: Respond[]): Respond {
  return (token, signal) => {
    const next = responses.length > 1 ? responses.shift() : responses[0];
    if (!next) throw new Error('No response is configured.');
    return next(token, signal);
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  results = [];
  requests = [];
  start = Date.now();
  vi.stubGlobal('fetch', (_: string, { headers, signal }: { headers: Record<string, string>; signal: AbortSignal }) => {
    const token = headers['Authorization'] ?? '';
    requests.push({ token, at: Date.now() - start, signal });
    return Promise.resolve().then(() => respond(token, signal));
  });
  clerk.signIn('user_ada');
});

afterEach(() => {
  cleanup();
  clerk.reset();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('Defaults of the QueryClient', () => {
  const other = { snapshot: { kind: 'present', user: BOB, etag: null }, failure: null, finishedAt: 0 };
  const hostile: [string, object][] = [
    ['placeholderData', { placeholderData: keepPreviousData }],
    ['initialData', { initialData: other, staleTime: Infinity }],
    ['throwOnError', { throwOnError: true }],
    ['suspense', { suspense: true }],
    ['select', { select: () => ({ wrong: true }) }],
    ['enabled', { enabled: false }],
    ['refetchInterval', { refetchInterval: 10 }],
    ['retry', { retry: 5, retryDelay: 1 }],
    ['staleTime', { staleTime: 0, gcTime: 0 }],
    ['static', { staleTime: 'static' }],
    ['refetchOnMount', { refetchOnMount: false, retryOnMount: false }],
    ['networkMode', { networkMode: 'online' }],
    ['structuralSharing', { structuralSharing: (previous: unknown, next: unknown) => previous ?? next }],
    ['notifyOnChangeProps', { notifyOnChangeProps: [] }],
    ['queryKeyHashFn', { queryKeyHashFn: () => 'the same for all' }],
    ['queryFn', { queryFn: () => other }],
    ['persister', { persister: () => other }],
    ['subscribed', { subscribed: false }],
  ];

  it.each(hostile)('do not apply: %s', async (_, queries) => {
    const client = new QueryClient({ defaultOptions: { queries } as DefaultOptions });
    respond = inOrder(
      () => user(ADA),
      () => problem(500, 'internal'),
      () => user(BOB),
    );
    await renderHook(client);
    expect(latest()).toMatchObject({ status: 'ready', backendUser: ADA, error: null });
    await advance(2_000);
    expect(requests).toHaveLength(1);
    await focus();
    expect(latest()).toMatchObject({ status: 'ready', backendUser: ADA, error: { code: 'internal', retryable: true } });

    const before = results.length;
    act(() => clerk.signIn('user_bob'));
    await advance(10);
    expect(latest()).toMatchObject({ status: 'ready', backendUser: BOB, error: null });
    act(() => clerk.signOut());
    await advance(10);
    expect(latest()).toMatchObject({ status: 'signed-out', backendUser: null, error: null });
    expect(results.slice(before).some(({ backendUser }) => backendUser?.firstName === 'Ada')).toBe(false);
    expect(requests).toHaveLength(3);
  });
});

describe('Snapshots', () => {
  it.each([
    ['clerkUpdatedAt', { clerkUpdatedAt: LATER }],
    ['updatedAt', { updatedAt: LATER }],
  ])('are not replaced by older ones: %s', async (_, change) => {
    respond = inOrder(
      () => user({ ...ADA, firstName: 'Augusta', ...change }),
      () => user(ADA),
    );
    await renderHook();
    await focus();

    expect(requests).toHaveLength(2);
    expect(latest().backendUser?.firstName).toBe('Augusta');
  });

  it('of a change are fetched after a response that was held', async () => {
    const augusta = { ...ADA, firstName: 'Augusta', clerkUpdatedAt: LATER };
    respond = inOrder(
      () => after(4_000, user(ADA)),
      () => user(augusta),
    );
    await renderHook();
    act(() => clerk.changed(new Date(LATER)));
    await advance(4_100);
    expect(latest()).toMatchObject({ backendUser: augusta, isSyncing: false });
    await advance(20_000);

    expect(latest().backendUser).toEqual(augusta);
    expect(requests).toHaveLength(2);
  });

  it('of a deleted user are final', async () => {
    respond = inOrder(
      () => problem(410, 'user-deleted'),
      () => user(ADA),
    );
    await renderHook();
    await focus();
    expect(requests).toHaveLength(1);
    await act(() => latest().refetch());
    await advance(10);

    expect(requests).toHaveLength(2);
    expect(latest().status).toBe('deleted');
  });

  it('of another user in the cache are not shown', async () => {
    const client = new QueryClient();
    const { queryKey } = backendUserQueryOptions({ userId: 'user_ada', getToken: () => Promise.resolve(null) });
    client.setQueryData(queryKey, { snapshot: { kind: 'present', user: BOB, etag: null }, finishedAt: 0 });
    respond = never;
    await renderHook(client);

    expect(results.every(({ backendUser }) => backendUser === null)).toBe(true);
  });

  it('can be prefetched', async () => {
    const client = new QueryClient();
    respond = () => user(ADA);
    await client.prefetchQuery(
      backendUserQueryOptions({ userId: 'user_ada', getToken: () => Promise.resolve('server') }),
    );
    await renderHook(client);

    expect(results[0]).toMatchObject({ status: 'ready', backendUser: ADA });
    expect(requests).toHaveLength(1);
  });
});

describe('useSuspenseQuery with the exported options', () => {
  it.each([
    ['a user', () => user(ADA), { status: 'ready', backendUser: ADA }],
    ['an error', () => problem(500, 'internal'), { status: 'failed', error: { code: 'internal' } }],
  ])('suspends until the first response: %s', async (_, response, state) => {
    respond = () => after(1_000, response());
    const page = await renderHook(
      new QueryClient(),
      <Suspense fallback="Suspended">
        <Suspending />
      </Suspense>,
    );
    expect(page.container.textContent).toBe('Suspended');
    expect(requests).toHaveLength(1);
    expect(results).toHaveLength(0);
    await advance(1_000);

    expect(page.container.textContent).toBe('');
    expect(results[0]).toMatchObject(state);
  });
});

describe('Deadlines', () => {
  it('include the body', async () => {
    respond = () => new Response(new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"us')) }));
    await renderHook();
    await advance(10_000);

    expect(latest()).toMatchObject({ status: 'failed', error: { code: 'timeout', retryable: true } });
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it('end with unmounting, which aborts the transfer of the body', async () => {
    respond = () => new Response(new ReadableStream());
    const { unmount } = await renderHook();
    unmount();

    expect(requests[0]?.signal.aborted).toBe(true);
    await advance(60_000);
    expect(requests).toHaveLength(1);
  });

  it.each([0, 900, 1_700, 4_000])('include slow responses that the user is not synced: %i ms', async (duration) => {
    respond = () => after(duration, problem(404, 'user-not-synced'));
    await renderHook();
    await advance(7_500);
    expect(latest().status).toBe('loading');
    await advance(2_500);

    expect(latest()).toMatchObject({ status: 'not-synced', error: null });
    const sent = requests.length;
    await advance(60_000);
    expect(requests).toHaveLength(sent);
  });

  it('of a service that does not respond keep the status until it responds', async () => {
    respond = never;
    await renderHook();
    await advance(10_000);
    const before = results.length;
    await advance(60_000);
    expect(requests.length).toBeGreaterThan(3);
    expect(results.slice(before).every(({ status }) => status === 'failed')).toBe(true);
    respond = () => user(ADA);
    await advance(15_000);

    expect(latest()).toMatchObject({ status: 'ready', error: null });
  });
});

const lost: Respond = () => Promise.reject(new TypeError('Failed to fetch'));
const cut: Respond = () =>
  new Response(new ReadableStream({ start: (body) => body.error(new TypeError('network error')) }));

describe('One repetition without an error', () => {
  it.each([
    ['a lost connection', lost],
    ['a lost connection during the body', cut],
    ['a rejected token', () => problem(401, 'token-expired')],
    ['the user of the previous session', () => user(BOB)],
  ] satisfies [string, Respond][])('follows %s', async (_, response) => {
    respond = inOrder(
      () => user(ADA),
      response,
      () => user(ADA),
    );
    await renderHook();
    await focus();
    await advance(1_000);

    expect(requests).toHaveLength(3);
    expect(results.every(({ error }) => error === null)).toBe(true);
    expect(latest()).toMatchObject({ status: 'ready', backendUser: ADA });
  });

  it('follows a missing token', async () => {
    const { issueToken } = clerk;
    clerk.issueToken = () => {
      clerk.issueToken = issueToken;
      return Promise.resolve(null);
    };
    respond = () => user(ADA);
    await renderHook();
    await advance(1_000);

    expect(latest()).toMatchObject({ status: 'ready', backendUser: ADA });
    expect(results.every(({ error }) => error === null)).toBe(true);
  });
});

describe('Errors', () => {
  it('are objects with a code', async () => {
    respond = () => problem(503, 'keys-unavailable');
    await renderHook();

    expect(latest().error).toBeInstanceOf(BackendUserError);
    expect(latest().error).toMatchObject({ code: 'keys-unavailable', retryable: true });
  });

  it('of banned users have a message of their own, and no user is returned', async () => {
    respond = inOrder(
      () => user(ADA),
      () => problem(403, 'user-banned'),
    );
    await renderHook();
    await focus();

    expect(latest()).toMatchObject({ status: 'failed', backendUser: null, error: { code: 'user-banned', retryable: false } });
    expect(latest().error?.message).toBe('Your account is banned. Please contact CampusG.');
  });

  it('have messages that the application can replace', async () => {
    respond = () => problem(403, 'user-banned');
    await renderHook(
      undefined,
      <CampusGProvider messages={{ 'user-banned': 'Konto gesperrt.' }}>
        <Probe />
      </CampusGProvider>,
    );

    expect(latest().error?.message).toBe('Konto gesperrt.');
  });
});
