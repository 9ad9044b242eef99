import type { Snapshot } from './backendUser.js';
import { isBehind } from './backendUser.js';
import { BackendUserError } from './BackendUserError.js';
import type { Answer, Question } from './fetchSnapshot.js';
import { fetchSnapshot } from './fetchSnapshot.js';
import { pause } from './pause.js';

/** Clerk's webhooks usually arrive within a second; after this nobody is kept waiting for one. */
const PATIENCE = 10_000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2_000;

/** Asks until CampusG knows the user, or patience runs out. Who was known to be absent is not waited for again. */
export async function fetchPatiently(question: Question): Promise<Snapshot> {
  const deadline = Date.now() + PATIENCE;
  let answer = await fetchSnapshot(question);
  const waits = question.known === undefined;
  for (const next of pauses()) {
    const wait = Math.max(next, answer.retryAfter);
    if (!waits || answer.snapshot.kind !== 'absent' || Date.now() + wait > deadline) break;
    await pause(wait, question.signal);
    answer = await fetchSnapshot(question);
  }
  return answer.snapshot;
}

/**
 * Asks until CampusG shows what Clerk's browser user shows already, or patience runs out. Failures on the way are no
 * news: the user that is shown stays.
 *
 * @returns whether it caught up
 */
export async function catchUp(
  clerkUpdatedAt: Date,
  signal: AbortSignal,
  ask: () => Question,
  show: (snapshot: Snapshot) => void,
): Promise<boolean> {
  const deadline = Date.now() + PATIENCE;
  let wait = 0;
  for (const next of pauses()) {
    await pause(wait, signal);
    const answer = await fetchSnapshot(ask()).catch((problem: unknown): Answer | null => {
      signal.throwIfAborted();
      if (problem instanceof BackendUserError) return null;
      throw problem;
    });
    if (answer) {
      show(answer.snapshot);
      if (!isBehind(answer.snapshot, clerkUpdatedAt)) return answer.snapshot.kind === 'present';
    }
    wait = Math.max(next, answer?.retryAfter ?? 0);
    if (Date.now() + wait > deadline) break;
  }
  return false;
}

function* pauses(): Generator<number, never> {
  for (let next = FIRST_PAUSE; ; next = Math.min(next * 2, LONGEST_PAUSE)) {
    yield next;
  }
}
