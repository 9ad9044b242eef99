import type { components } from '../api.js';

/** The body of `GET /me`. */
export type BackendUser = components['schemas']['User'];

/** The last response of CampusG for the signed-in user. */
export type Snapshot =
  | { readonly kind: 'present'; readonly user: BackendUser; readonly etag: string | null }
  /** The token is valid, but CampusG has not received the user from Clerk. */
  | { readonly kind: 'absent' }
  /** The user was deleted at Clerk. */
  | { readonly kind: 'deleted' };

/** Whether the snapshot is older than Clerk's user in the browser. */
export function isBehind(snapshot: Snapshot | undefined, clerkUpdatedAt: Date | null | undefined): boolean {
  if (snapshot?.kind !== 'present' || snapshot.user.clerkUpdatedAt === null || !clerkUpdatedAt) {
    return false;
  }
  return Date.parse(snapshot.user.clerkUpdatedAt) < clerkUpdatedAt.getTime();
}
