import type { Query, QueryFunctionContext, QueryKey } from '@tanstack/react-query';
import { hashKey, replaceEqualDeep } from '@tanstack/react-query';
import { newest } from './backendUser.js';
import type { GetToken } from './meRequest.js';
import type { MeResult } from './polling.js';
import { poll, pollDelay } from './polling.js';

export const QUERY_KEY_PREFIX = ['campusg', 'backend-user'] as const;

const STALE_TIME = 30_000;

export interface BackendUserQuery {
  /** The base URL of CampusG, as in `CampusGProvider`. The default is the origin of the page. */
  readonly apiUrl?: string | undefined;
  /** The id of the signed-in user at Clerk. */
  readonly userId: string | null;
  /** The function `getToken` of Clerk, of `useAuth()` or of `auth()`. */
  readonly getToken: GetToken;
  /** The time of the last change of Clerk's user in the browser, in milliseconds. CampusG is polled for this state. */
  readonly clerkUpdatedAt?: number | null | undefined;
}

/**
 * Returns the options of the only query of this package, for example to prefetch the user on a server. Failures are
 * part of the data, so the query does not fail.
 */
export function backendUserQueryOptions({ apiUrl = '', userId, getToken, clerkUpdatedAt = null }: BackendUserQuery) {
  const baseUrl = apiUrl.replace(/\/+$/, '');
  // The key contains the user id, so that data of one user is never shown to another one.
  const queryKey: QueryKey = [...QUERY_KEY_PREFIX, baseUrl, userId];
  const queryHash = hashKey(queryKey);
  return {
    queryKey,
    queryHash,
    // Marks the options as complete, so that none of the defaults of the QueryClient is added.
    _defaulted: true,
    queryFn: ({ client, signal }: QueryFunctionContext): Promise<MeResult> => {
      const previous = client.getQueryCache().get<MeResult>(queryHash)?.state.data ?? null;
      return poll({ apiUrl: baseUrl, userId: userId ?? '', getToken, signal, clerkUpdatedAt }, previous);
    },
    // A deletion is final.
    enabled: ({ state }: Query<MeResult, Error, MeResult>) =>
      userId !== null && state.data?.snapshot?.kind !== 'deleted',
    staleTime: ({ state }: Query<MeResult, Error, MeResult>) => (state.data?.failure ? 0 : STALE_TIME),
    retry: false,
    // Reports offline as an error instead of pausing the query.
    networkMode: 'always' as const,
    refetchOnWindowFocus: 'always' as const,
    refetchOnReconnect: 'always' as const,
    refetchInterval: ({ state: { data, fetchStatus } }: Query<MeResult, Error, MeResult>) =>
      !data || fetchStatus === 'fetching'
        ? false
        : (pollDelay(data, clerkUpdatedAt) ?? data.failure?.retryAfter ?? false),
    // Keeps the previous snapshot if it is newer, and the identity of equal objects.
    structuralSharing: (previous: unknown, next: unknown) => {
      const result = next as MeResult;
      const known = (previous as MeResult | undefined)?.snapshot ?? null;
      return replaceEqualDeep(previous, { ...result, snapshot: newest(known, result.snapshot) });
    },
  };
}
