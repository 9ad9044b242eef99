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

function become(next: State) {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Hands out tokens that say whose they are, and how often they were renewed. */
async function issueToken(options?: { skipCache?: boolean }): Promise<string | null> {
  clerk.issued += 1;
  if (options?.skipCache) clerk.renewals += 1;
  return state.user ? `${state.user.id}.${clerk.renewals}` : null;
}

/** Clerk in the browser, as far as hooks see it, in the hands of a test. */
export const clerk = {
  issued: 0,
  renewals: 0,
  issueToken,

  reset() {
    clerk.issued = 0;
    clerk.renewals = 0;
    clerk.issueToken = issueToken;
    become(UNKNOWN);
  },
  signIn(id: string, updatedAt = new Date('2026-11-22T10:00:00.123Z')) {
    become({ isLoaded: true, isSignedIn: true, user: { id, updatedAt } });
  },
  signOut() {
    become({ isLoaded: true, isSignedIn: false, user: null });
  },
  /** The user changed something in this browser. */
  changed(updatedAt: Date) {
    if (state.user) become({ ...state, user: { ...state.user, updatedAt } });
  },
};

// As with Clerk itself, this function stays the same one.
const getToken = (options?: { skipCache?: boolean }) => clerk.issueToken(options);

export function useAuth() {
  const { isLoaded, isSignedIn, user } = useSyncExternalStore(subscribe, now, now);
  return { isLoaded, isSignedIn, userId: user?.id ?? null, getToken };
}

export function useUser() {
  const { isLoaded, isSignedIn, user } = useSyncExternalStore(subscribe, now, now);
  return { isLoaded, isSignedIn, user };
}

function now() {
  return state;
}
