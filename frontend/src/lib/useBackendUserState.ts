import { useAuth, useUser } from '@clerk/react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { BackendUser, Snapshot } from './backend-user/backendUser.js';
import { isBehind } from './backend-user/backendUser.js';
import { BackendUserError } from './backend-user/BackendUserError.js';
import { useApiUrl } from './backend-user/CampusGProvider.js';
import { catchUp, fetchPatiently } from './backend-user/patience.js';
import { useSomeQueryClient } from './backend-user/queryClient.js';

export type ClerkUser = NonNullable<ReturnType<typeof useUser>['user']>;

/** Everything that is known about the user who is signed in, for pages that want to tell it all apart. */
export interface BackendUserState {
  readonly status: 'loading' | 'signed-out' | 'ready' | 'absent' | 'deleted' | 'failed';
  /** Only with `ready`. With an `error` beside it, it is the last that was known. */
  readonly backendUser: BackendUser | null;
  readonly clerkUser: ClerkUser | null;
  readonly error: string | null;
  /** Clerk knows something newer already, and CampusG is being asked for it. */
  readonly catchingUp: boolean;
  /** When CampusG last answered. */
  readonly checkedAt: Date | null;
  readonly refetch: () => Promise<void>;
}

const FAMILY = ['campusg', 'backend-user'] as const;
const FRESH_FOR = 30_000;

export function useBackendUserState(): BackendUserState {
  const { isLoaded, isSignedIn, userId, getToken } = useAuth();
  const { user } = useUser();
  const apiUrl = useApiUrl();
  const client = useSomeQueryClient();

  const who = isLoaded && isSignedIn ? userId : null;
  const clerkUser = who !== null && user?.id === who ? user : null;
  const clerkUpdatedAt = clerkUser?.updatedAt ?? null;
  // Each user's data has its own place, so nothing of one is ever shown to the next.
  const queryKey = [...FAMILY, apiUrl, who];

  const question = (signal: AbortSignal) => ({
    apiUrl,
    clerkUserId: who ?? '',
    getToken,
    known: client.getQueryData<Snapshot>(queryKey),
    signal,
  });

  const query = useQuery<Snapshot>(
    {
      queryKey,
      queryFn: ({ signal }) => fetchPatiently(question(signal)),
      enabled: who !== null,
      staleTime: FRESH_FOR,
      retry: false,
      // Being offline is a state to show, not a reason to wait in silence.
      networkMode: 'always',
      refetchOnWindowFocus: 'always',
      refetchOnReconnect: 'always',
      refetchInterval: ({ state }) =>
        state.status === 'error' && state.error instanceof BackendUserError ? (state.error.retryAfter ?? false) : false,
    },
    client,
  );

  const behind = isBehind(query.data, clerkUpdatedAt);
  const chase = useQuery<boolean>(
    {
      queryKey: [...queryKey, clerkUpdatedAt?.getTime() ?? null],
      queryFn: ({ signal }) =>
        catchUp(
          clerkUpdatedAt ?? new Date(0),
          signal,
          () => question(signal),
          (snapshot) => client.setQueryData<Snapshot>(queryKey, snapshot),
        ),
      enabled: behind,
      staleTime: Infinity,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    client,
  );

  // Who has left the page leaves nothing behind in its memory.
  useEffect(() => {
    if (isLoaded) {
      client.removeQueries({ queryKey: FAMILY, predicate: ({ queryKey: [, , , owner] }) => owner !== who });
    }
  }, [client, isLoaded, who]);

  const { refetch: ask } = query;
  const refetch = useCallback(async () => {
    if (who !== null) await ask();
  }, [ask, who]);

  const snapshot = query.data;
  const error = query.error && readable(query.error);
  return {
    status: statusOf(isLoaded, who, snapshot, error),
    backendUser: snapshot?.kind === 'present' ? snapshot.user : null,
    clerkUser,
    error,
    catchingUp: behind && chase.isFetching,
    checkedAt: snapshot && query.dataUpdatedAt > 0 ? new Date(query.dataUpdatedAt) : null,
    refetch,
  };
}

function statusOf(
  isLoaded: boolean,
  who: string | null,
  snapshot: Snapshot | undefined,
  error: string | null,
): BackendUserState['status'] {
  if (!isLoaded) return 'loading';
  if (who === null) return 'signed-out';
  if (snapshot) return snapshot.kind === 'present' ? 'ready' : snapshot.kind;
  return error === null ? 'loading' : 'failed';
}

function readable(error: Error): string {
  return error instanceof BackendUserError ? error.message : 'Something went wrong. Please try again.';
}
