import type { BackendUser } from './backend-user/backendUser.js';
import type { ClerkUser } from './useBackendUserState.js';
import { useBackendUserState } from './useBackendUserState.js';

export type { BackendUser } from './backend-user/backendUser.js';

export interface UseBackendUser {
  /** CampusG's data of the user who is signed in; null if nobody is, or CampusG does not (or no longer) know them. */
  readonly backendUser: BackendUser | null;
  /** Clerk's user, null if nobody is signed in. */
  readonly clerkUser: ClerkUser | null;
  /** True until it is known which of these it is. */
  readonly loading: boolean;
  /** What to tell people when CampusG cannot be asked. The last user that was known is still there then. */
  readonly error: string | null;
  /** Asks CampusG again; resolves when it has answered, or could not. */
  readonly refetch: () => Promise<void>;
}

/** The user who is signed in, as Clerk and as CampusG know them. Below a `ClerkProvider`, needs nothing else. */
export function useBackendUser(): UseBackendUser {
  const { status, backendUser, clerkUser, error, refetch } = useBackendUserState();
  return { backendUser, clerkUser, loading: status === 'loading', error, refetch };
}
