import type { Snapshot } from './backendUser.js';
import { isBehind } from './backendUser.js';
import { BackendUserError } from './BackendUserError.js';
import { delay } from './delay.js';
import type { UserRequest, UserResponse } from './fetchSnapshot.js';
import { fetchSnapshot } from './fetchSnapshot.js';

/** Clerk usually delivers webhooks within a second. Polling ends after this time, in milliseconds. */
const POLLING_TIMEOUT = 10_000;
const INITIAL_DELAY = 250;
const MAX_DELAY = 2_000;

/**
 * Fetches the user, and polls while CampusG reports it as absent, until the timeout. If a snapshot is known already, it
 * sends one request only.
 */
export async function pollUntilPresent(request: UserRequest): Promise<Snapshot> {
  const deadline = Date.now() + POLLING_TIMEOUT;
  let response = await fetchSnapshot(request);
  const polls = request.known === undefined;
  for (const next of backoff()) {
    const wait = Math.max(next, response.retryAfter);
    if (!polls || response.snapshot.kind !== 'absent' || Date.now() + wait > deadline) break;
    await delay(wait, request.signal);
    response = await fetchSnapshot(request);
  }
  return response.snapshot;
}

/**
 * Polls until CampusG returns the state that Clerk's user in the browser has, or until the timeout. Ignores failed
 * requests.
 *
 * @param onSnapshot receives each snapshot
 * @returns whether the user is current
 */
export async function pollUntilCurrent(
  clerkUpdatedAt: Date,
  signal: AbortSignal,
  createRequest: () => UserRequest,
  onSnapshot: (snapshot: Snapshot) => void,
): Promise<boolean> {
  const deadline = Date.now() + POLLING_TIMEOUT;
  let wait = 0;
  for (const next of backoff()) {
    await delay(wait, signal);
    const response = await fetchSnapshot(createRequest()).catch((error: unknown): UserResponse | null => {
      signal.throwIfAborted();
      if (error instanceof BackendUserError) return null;
      throw error;
    });
    if (response) {
      onSnapshot(response.snapshot);
      if (!isBehind(response.snapshot, clerkUpdatedAt)) return response.snapshot.kind === 'present';
    }
    wait = Math.max(next, response?.retryAfter ?? 0);
    if (Date.now() + wait > deadline) break;
  }
  return false;
}

/** Exponential backoff: delays in milliseconds, each twice the previous one, up to the maximum. */
function* backoff(): Generator<number, never> {
  for (let next = INITIAL_DELAY; ; next = Math.min(next * 2, MAX_DELAY)) {
    yield next;
  }
}
