import type { Snapshot } from './backendUser.js';
import { isBehind } from './backendUser.js';
import type { Failure } from './BackendUserError.js';
import type { MeRequest } from './meRequest.js';
import { fetchMe, RequestFailed, RETRY_DELAY } from './meRequest.js';
import { withTimeout } from './withTimeout.js';

/** The limit of a request, including its token, its body and its repetitions, in milliseconds. */
const REQUEST_TIMEOUT = 10_000;

/** Clerk usually delivers webhooks within a second. Polling ends after this time, in milliseconds. */
const POLLING_TIMEOUT = 10_000;
const INITIAL_DELAY = 250;
const MAX_DELAY = 2_000;

/** The data of the query: the last snapshot and the progress of polling. Times are in milliseconds. It is serializable. */
export interface MeResult {
  /** Null before the first response. */
  readonly snapshot: Snapshot | null;
  /** The reason if the last request failed. */
  readonly failure: Failure | null;
  /** The time of the last response; null before the first one. */
  readonly checkedAt: number | null;
  readonly finishedAt: number;
  /** The state of Clerk's user that the last request was sent for. */
  readonly clerkUpdatedAt: number | null;
  /** The start of polling. */
  readonly pollingSince: number;
  readonly polls: number;
  /** The minimum delay that the service asked for. */
  readonly retryAfter: number;
}

export interface MePoll extends Omit<MeRequest, 'known' | 'onWait'> {
  readonly clerkUpdatedAt: number | null;
}

/** Sends a request. While polling, the request ends with the polling timeout. Rejects only if it is aborted. */
export async function poll(request: MePoll, previous: MeResult | null): Promise<MeResult> {
  const { clerkUpdatedAt, signal } = request;
  const startedAt = Date.now();
  const continued = previous !== null && isContinued(previous, clerkUpdatedAt);
  const pollingSince = continued ? previous.pollingSince : startedAt;
  const snapshot = previous?.snapshot ?? null;
  const remaining = pollingSince + POLLING_TIMEOUT - startedAt;
  const bounded = continued && remaining > 0;
  const common = { clerkUpdatedAt, pollingSince, polls: continued ? previous.polls + 1 : 0 };
  let waitsFor = 'clerk';
  try {
    const response = await withTimeout(bounded ? remaining : REQUEST_TIMEOUT, signal, (timeoutSignal) =>
      fetchMe({ ...request, known: snapshot, signal: timeoutSignal, onWait: (service) => (waitsFor = service) }),
    );
    const finishedAt = Date.now();
    const result = { ...common, ...response, failure: null, checkedAt: finishedAt, finishedAt };
    // If the user was known before, there is nothing to poll for.
    const lost = response.snapshot.kind === 'not-synced' && snapshot && snapshot.kind !== 'not-synced';
    return lost ? { ...result, pollingSince: 0 } : result;
  } catch (error) {
    if (signal.aborted) throw error;
    const { failure } =
      error instanceof RequestFailed
        ? error
        : bounded
          ? { failure: null }
          : new RequestFailed(waitsFor === 'clerk' ? 'clerk-unavailable' : 'timeout', RETRY_DELAY);
    const wait = failure?.retryAfter ?? 0;
    return {
      ...common,
      snapshot: failure?.kind === 'user-banned' ? null : snapshot,
      failure,
      checkedAt: previous?.checkedAt ?? null,
      finishedAt: Date.now(),
      retryAfter: wait > RETRY_DELAY ? wait : 0,
    };
  }
}

/** Whether a request belongs to the polling of the previous one. */
function isContinued({ snapshot, clerkUpdatedAt }: MeResult, next: number | null): boolean {
  return snapshot?.kind === 'not-synced' || (isBehind(snapshot, next) && clerkUpdatedAt === next);
}

/**
 * Returns the delay before the next request while CampusG does not have the user, or has an older state than Clerk; null
 * if there is nothing to poll for, or after the timeout. Failures that can be retried do not end polling.
 */
export function pollDelay(result: MeResult, clerkUpdatedAt: number | null): number | null {
  const { snapshot, failure } = result;
  const behind = isBehind(snapshot, clerkUpdatedAt);
  if (failure?.retryAfter === null || (snapshot?.kind !== 'not-synced' && !behind)) return null;
  // Clerk's user has changed since the last request. TanStack Query ignores an interval of 0.
  if (behind && result.clerkUpdatedAt !== clerkUpdatedAt) return 1;
  const backoff = Math.min(INITIAL_DELAY * 2 ** result.polls, MAX_DELAY);
  const wait = Math.max(backoff, result.retryAfter);
  return result.finishedAt + wait > result.pollingSince + POLLING_TIMEOUT ? null : wait;
}
