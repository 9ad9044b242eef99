import type { ClerkUser } from '@/lib/useBackendUserState';

/**
 * Whether Clerk has returned the user. If Clerk does not respond, its SDK creates a user without a name from the session
 * token, and sets the time of the last change to 1 ms.
 */
export function isComplete(user: ClerkUser): boolean {
  return (user.updatedAt?.getTime() ?? 0) > 1;
}
