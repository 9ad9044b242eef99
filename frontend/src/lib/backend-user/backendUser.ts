import type { components } from '../api.js';

/** The body of `GET /me`. */
export type BackendUser = components['schemas']['User'];

/** The last response of CampusG for the signed-in user. */
export type Snapshot =
  | { readonly kind: 'present'; readonly user: BackendUser; readonly etag: string | null }
  /** The token is valid, but CampusG has not received the user from Clerk. */
  | { readonly kind: 'not-synced' }
  /** The user was deleted at Clerk. */
  | { readonly kind: 'deleted' };

/**
 * Whether the snapshot is older than Clerk's user in the browser.
 *
 * @param clerkUpdatedAt the time of the last change at Clerk, in milliseconds
 */
export function isBehind(snapshot: Snapshot | null, clerkUpdatedAt: number | null): boolean {
  return (
    snapshot?.kind === 'present' &&
    snapshot.user.clerkUpdatedAt !== null &&
    clerkUpdatedAt !== null &&
    Date.parse(snapshot.user.clerkUpdatedAt) < clerkUpdatedAt
  );
}

/** Returns `next`, unless it is older than `previous`. A deletion is final. */
export function newest(previous: Snapshot | null, next: Snapshot | null): Snapshot | null {
  if (previous?.kind === 'deleted') return previous;
  if (previous?.kind !== 'present' || next?.kind !== 'present') return next;
  const order =
    compare(next.user.clerkUpdatedAt, previous.user.clerkUpdatedAt) ||
    compare(next.user.updatedAt, previous.user.updatedAt);
  return order < 0 ? previous : next;
}

/** Compares two times. Unknown times are equal to all others. */
function compare(a: string | null, b: string | null): number {
  return (a && b && Date.parse(a) - Date.parse(b)) || 0;
}
