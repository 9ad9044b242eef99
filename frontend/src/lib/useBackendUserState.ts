import { useAuth, useUser } from '@clerk/react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { BackendUser, Snapshot } from './backend-user/backendUser.js';
import { isBehind } from './backend-user/backendUser.js';
import { BackendUserError } from './backend-user/BackendUserError.js';
import { useApiUrl } from './backend-user/CampusGProvider.js';
import { pollUntilCurrent, pollUntilPresent } from './backend-user/polling.js';
import { useQueryClientOrShared } from './backend-user/queryClient.js';

export type ClerkUser = NonNullable<ReturnType<typeof useUser>['user']>;

/** The complete state of the signed-in user, for pages that distinguish all cases. */
export interface BackendUserState {
  readonly status: 'loading' | 'signed-out' | 'ready' | 'absent' | 'deleted' | 'failed';
  /** Not null only if `status` is `ready`. If `error` is not null, this is the last known user. */
  readonly backendUser: BackendUser | null;
  readonly clerkUser: ClerkUser | null;
  readonly error: string | null;
  /** Whether Clerk has a newer state and CampusG is polled for it. */
  readonly catchingUp: boolean;
  /** The time of the last response of CampusG. */
  readonly checkedAt: Date | null;
  readonly refetch: () => Promise<void>;
}

const QUERY_KEY_PREFIX = ['campusg', 'backend-user'] as const;
const STALE_TIME = 30_000;

export function useBackendUserState(): BackendUserState {
  const { isLoaded, isSignedIn, userId: authenticatedId, getToken } = useAuth();
  const { user } = useUser();
  const apiUrl = useApiUrl();
  const client = useQueryClientOrShared();

  const userId = isLoaded && isSignedIn ? authenticatedId : null;
  const clerkUser = userId !== null && user?.id === userId ? user : null;
  const clerkUpdatedAt = clerkUser?.updatedAt ?? null;
  // The key contains the user id, so that data of one user is never shown to another one.
  const queryKey = [...QUERY_KEY_PREFIX, apiUrl, userId];

  const createRequest = (signal: AbortSignal) => ({
    apiUrl,
    clerkUserId: userId ?? '',
    getToken,
    known: client.getQueryData<Snapshot>(queryKey),
    signal,
  });

  const query = useQuery<Snapshot>(
    {
      queryKey,
      queryFn: ({ signal }) => pollUntilPresent(createRequest(signal)),
      enabled: userId !== null,
      staleTime: STALE_TIME,
      retry: false,
      // Reports offline as an error instead of pausing the query.
      networkMode: 'always',
      refetchOnWindowFocus: 'always',
      refetchOnReconnect: 'always',
      refetchInterval: ({ state }) =>
        state.status === 'error' && state.error instanceof BackendUserError ? (state.error.retryAfter ?? false) : false,
    },
    client,
  );

  const behind = isBehind(query.data, clerkUpdatedAt);
  const currentQuery = useQuery<boolean>(
    {
      queryKey: [...queryKey, clerkUpdatedAt?.getTime() ?? null],
      queryFn: ({ signal }) =>
        pollUntilCurrent(
          clerkUpdatedAt ?? new Date(0),
          signal,
          () => createRequest(signal),
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

  // Removes the data of users who are no longer signed in.
  useEffect(() => {
    if (isLoaded) {
      client.removeQueries({ queryKey: QUERY_KEY_PREFIX, predicate: ({ queryKey: [, , , owner] }) => owner !== userId });
    }
  }, [client, isLoaded, userId]);

  const { refetch: refetchQuery } = query;
  const refetch = useCallback(async () => {
    if (userId !== null) await refetchQuery();
  }, [refetchQuery, userId]);

  const snapshot = query.data;
  const error = query.error && messageOf(query.error);
  return {
    status: statusOf(isLoaded, userId, snapshot, error),
    backendUser: snapshot?.kind === 'present' ? snapshot.user : null,
    clerkUser,
    error,
    catchingUp: behind && currentQuery.isFetching,
    checkedAt: snapshot && query.dataUpdatedAt > 0 ? new Date(query.dataUpdatedAt) : null,
    refetch,
  };
}

function statusOf(
  isLoaded: boolean,
  userId: string | null,
  snapshot: Snapshot | undefined,
  error: string | null,
): BackendUserState['status'] {
  if (!isLoaded) return 'loading';
  if (userId === null) return 'signed-out';
  if (snapshot) return snapshot.kind === 'present' ? 'ready' : snapshot.kind;
  return error === null ? 'loading' : 'failed';
}

function messageOf(error: Error): string {
  return error instanceof BackendUserError ? error.message : 'Something went wrong. Please try again.';
}
