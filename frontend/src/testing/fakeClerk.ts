import { useSyncExternalStore } from 'react';

export interface FakeUser {
  readonly id: string;
  readonly updatedAt: Date;
}

interface State {
  readonly isLoaded: boolean;
  readonly isSignedIn: boolean | undefined;
  readonly user: FakeUser | null | undefined;
}

const UNKNOWN: State = { isLoaded: false, isSignedIn: undefined, user: undefined };

let state = UNKNOWN;
const listeners = new Set<() => void>();

function setState(next: State) {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Issues tokens that contain the user id and the number of renewals. */
async function issueToken(options?: { skipCache?: boolean }): Promise<string | null> {
  clerk.issued += 1;
  if (options?.skipCache) clerk.renewals += 1;
  return state.user ? `${state.user.id}.${clerk.renewals}` : null;
}

/** A fake of the hooks of Clerk, which tests control. */
export const clerk = {
  issued: 0,
  renewals: 0,
  issueToken,

  reset() {
    clerk.issued = 0;
    clerk.renewals = 0;
    clerk.issueToken = issueToken;
    setState(UNKNOWN);
  },
  signIn(id: string, updatedAt = new Date('2026-11-22T10:00:00.123Z')) {
    setState({ isLoaded: true, isSignedIn: true, user: { id, updatedAt } });
  },
  signOut() {
    setState({ isLoaded: true, isSignedIn: false, user: null });
  },
  /** Sets the time of the last change of the user. */
  changed(updatedAt: Date) {
    if (state.user) setState({ ...state, user: { ...state.user, updatedAt } });
  },
};

// A stable reference, as with Clerk.
const getToken = (options?: { skipCache?: boolean }) => clerk.issueToken(options);

export function useAuth() {
  const { isLoaded, isSignedIn, user } = useSyncExternalStore(subscribe, snapshot, snapshot);
  return { isLoaded, isSignedIn, userId: user?.id ?? null, getToken };
}

export function useUser() {
  const { isLoaded, isSignedIn, user } = useSyncExternalStore(subscribe, snapshot, snapshot);
  return { isLoaded, isSignedIn, user };
}

function snapshot() {
  return state;
}
