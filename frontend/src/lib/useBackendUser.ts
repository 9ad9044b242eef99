'use client';

import type { BackendUser } from './backend-user/backendUser.js';
import type { ClerkUser } from './useBackendUserState.js';
import { useBackendUserState } from './useBackendUserState.js';

export type { BackendUser } from './backend-user/backendUser.js';

export interface UseBackendUser {
  /** The signed-in user at CampusG; null if no user is signed in, or if CampusG does not have the user or has deleted it. */
  readonly backendUser: BackendUser | null;
  /** The signed-in user at Clerk; null if no user is signed in. */
  readonly clerkUser: ClerkUser | null;
  /** True until the state of the user is known. */
  readonly loading: boolean;
  /** A message for users if the request failed; otherwise null. `backendUser` keeps the last known user. */
  readonly error: string | null;
  /** Fetches the user again. Resolves when the request has succeeded or failed. */
  readonly refetch: () => Promise<void>;
}

/** Returns the signed-in user of Clerk and of CampusG. Requires a `ClerkProvider`. */
export function useBackendUser(): UseBackendUser {
  const { status, backendUser, clerkUser, error, refetch } = useBackendUserState();
  return { backendUser, clerkUser, loading: status === 'loading', error: error?.message ?? null, refetch };
}
