import type { components } from '../api.js';

/** A user as CampusG shows them to themself: the body of `GET /me`. */
export type BackendUser = components['schemas']['User'];

/** What CampusG last said about the user who is signed in. */
export type Snapshot =
  | { readonly kind: 'present'; readonly user: BackendUser; readonly etag: string | null }
  /** Genuine, but not here: Clerk's webhook has not arrived yet, or never will. */
  | { readonly kind: 'absent' }
  /** Deleted at Clerk, for good. */
  | { readonly kind: 'deleted' };

/** Whether CampusG shows an older state than Clerk's browser user does. */
export function isBehind(snapshot: Snapshot | undefined, clerkUpdatedAt: Date | null | undefined): boolean {
  if (snapshot?.kind !== 'present' || snapshot.user.clerkUpdatedAt === null || !clerkUpdatedAt) {
    return false;
  }
  return Date.parse(snapshot.user.clerkUpdatedAt) < clerkUpdatedAt.getTime();
}
