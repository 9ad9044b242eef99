'use client';

import { useAuth, useUser } from '@clerk/react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { BackendUser } from './backend-user/backendUser.js';
import { isBehind } from './backend-user/backendUser.js';
import { BackendUserError } from './backend-user/BackendUserError.js';
import { useCampusG } from './backend-user/CampusGProvider.js';
import { pollDelay } from './backend-user/polling.js';
import { useQueryClientOrShared } from './backend-user/queryClient.js';
import { backendUserQueryOptions, QUERY_KEY_PREFIX } from './backend-user/queryOptions.js';

export type ClerkUser = NonNullable<ReturnType<typeof useUser>['user']>;

interface Common {
  readonly clerkUser: ClerkUser | null;
  /** Whether Clerk has a newer state and CampusG is polled for it. */
  readonly isSyncing: boolean;
  /** The time of the last response of CampusG. */
  readonly checkedAt: Date | null;
  /** Fetches the user again. Resolves when the request has succeeded or failed. */
  readonly refetch: () => Promise<void>;
}

/** The complete state of the signed-in user, for pages that distinguish all cases. */
export type BackendUserState = Common &
  (
    | { readonly status: 'loading' | 'signed-out'; readonly backendUser: null; readonly error: null }
    /** If `error` is not null, `backendUser` is the last known user. */
    | { readonly status: 'ready'; readonly backendUser: BackendUser; readonly error: BackendUserError | null }
    | {
        readonly status: 'not-synced' | 'deleted';
        readonly backendUser: null;
        readonly error: BackendUserError | null;
      }
    /** No response yet, or a user that is banned. The status remains until CampusG sends another response. */
    | { readonly status: 'failed'; readonly backendUser: null; readonly error: BackendUserError }
  );

/** Returns the signed-in user of Clerk and of CampusG with a status. Requires a `ClerkProvider`. */
export function useBackendUserState(): BackendUserState {
  const { isLoaded, isSignedIn, userId: authenticatedId, getToken } = useAuth();
  const { user } = useUser();
  const { apiUrl, messages } = useCampusG();
  const client = useQueryClientOrShared();

  const userId = (isLoaded && isSignedIn && authenticatedId) || null;
  const clerkUser = userId !== null && user?.id === userId ? user : null;
  const clerkUpdatedAt = clerkUser?.updatedAt?.getTime() ?? null;
  const query = useQuery(backendUserQueryOptions({ apiUrl, userId, getToken, clerkUpdatedAt }), client);

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

  const result = userId === null ? undefined : query.data;
  const snapshot = result?.snapshot ?? null;
  const polling = result !== undefined && pollDelay(result, clerkUpdatedAt) !== null;
  const failure = polling ? null : (result?.failure ?? null);
  const error = useMemo(() => failure && new BackendUserError(failure, messages), [failure, messages]);
  const common = {
    backendUser: null,
    error: null,
    clerkUser,
    isSyncing: polling && isBehind(snapshot, clerkUpdatedAt),
    checkedAt: result?.checkedAt ? new Date(result.checkedAt) : null,
    refetch,
  };

  if (isLoaded && userId === null) return { ...common, status: 'signed-out' };
  switch (snapshot?.kind) {
    case 'present':
      // The application can write to the query cache.
      if (snapshot.user.clerkUserId === userId) return { ...common, status: 'ready', backendUser: snapshot.user, error };
      break;
    case 'not-synced':
      if (!polling) return { ...common, status: 'not-synced', error };
      break;
    case 'deleted':
      return { ...common, status: 'deleted', error };
  }
  return error ? { ...common, status: 'failed', error } : { ...common, status: 'loading' };
}
