import type { BackendUser, Snapshot } from './backendUser.js';
import { BackendUserError } from './BackendUserError.js';
import { within } from './pause.js';

const ANSWER_WITHIN = 10_000;
const ASK_AGAIN_AFTER = 5_000;

export interface Question {
  /** CampusG's address, empty for the page's own origin. */
  readonly apiUrl: string;
  /** Whose data is wanted; an answer about anybody else is not taken. */
  readonly clerkUserId: string;
  readonly getToken: (options?: { skipCache?: boolean }) => Promise<string | null>;
  /** What is known already, and need not be sent again. */
  readonly known: Snapshot | undefined;
  readonly signal: AbortSignal;
}

/** An answer, and how long CampusG wants to be left in peace before the next question. */
export interface Answer {
  readonly snapshot: Snapshot;
  readonly retryAfter: number;
}

/** Asks once; a token that is refused is replaced by a fresh one, once. */
export async function fetchSnapshot(question: Question): Promise<Answer> {
  const response = await ask(question, await token(question, false));
  return response.status === 401
    ? answer(question, await ask(question, await token(question, true)))
    : answer(question, response);
}

async function token({ getToken, signal }: Question, fresh: boolean): Promise<string> {
  const jwt = await within(ANSWER_WITHIN, signal, clerkIsSilent, () =>
    getToken(fresh ? { skipCache: true } : undefined),
  ).catch((problem: unknown) => {
    signal.throwIfAborted();
    throw problem instanceof BackendUserError ? problem : isOffline(problem) ? offline() : clerkIsSilent();
  });
  if (!jwt) {
    throw new BackendUserError('Your session has ended. Please sign in again.', null);
  }
  return jwt;
}

async function ask({ apiUrl, known, signal }: Question, jwt: string): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', Authorization: `Bearer ${jwt}` });
  if (known?.kind === 'present' && known.etag) {
    headers.set('If-None-Match', known.etag);
  }
  try {
    return await within(ANSWER_WITHIN, signal, campusGIsSilent, (limit) =>
      fetch(`${apiUrl}/me`, { headers, signal: limit, cache: 'no-store', credentials: 'omit' }),
    );
  } catch (problem) {
    signal.throwIfAborted();
    if (problem instanceof BackendUserError) throw problem;
    throw navigator.onLine === false
      ? offline()
      : new BackendUserError('CampusG cannot be reached. We keep trying.', ASK_AGAIN_AFTER);
  }
}

async function answer({ known, clerkUserId, signal }: Question, response: Response): Promise<Answer> {
  const retryAfter = secondsOf(response.headers.get('Retry-After')) * 1000;
  if (response.status === 304 && known?.kind === 'present') {
    return { snapshot: known, retryAfter };
  }
  const body: unknown = await response.json().catch(() => {
    signal.throwIfAborted();
    return null;
  });
  if (response.ok && isUser(body)) {
    if (body.clerkUserId !== clerkUserId) {
      // The token was somebody else's: the user has switched while we were asking.
      throw new BackendUserError('Your session has changed.', 0);
    }
    return { snapshot: { kind: 'present', user: body, etag: response.headers.get('ETag') }, retryAfter };
  }
  switch (codeOf(body)) {
    case 'user-not-synced':
      return { snapshot: { kind: 'absent' }, retryAfter };
    case 'user-deleted':
      return { snapshot: { kind: 'deleted' }, retryAfter };
  }
  if (response.status === 410) {
    return { snapshot: { kind: 'deleted' }, retryAfter };
  }
  throw refused(response.status, codeOf(body), retryAfter);
}

function refused(status: number, code: string | undefined, retryAfter: number): BackendUserError {
  const reason = code ? ` (${code})` : '';
  if (status >= 500 || status === 429) {
    return new BackendUserError(
      `CampusG is not available at the moment${reason}. We keep trying.`,
      Math.max(retryAfter, ASK_AGAIN_AFTER),
    );
  }
  if (status === 401) {
    return new BackendUserError(`CampusG does not accept your sign-in${reason}. Please sign in again.`, null);
  }
  return new BackendUserError(`CampusG gave an answer that we do not understand (${code ?? status}).`, null);
}

function clerkIsSilent(): BackendUserError {
  return new BackendUserError('The sign-in service does not answer. We keep trying.', ASK_AGAIN_AFTER);
}

function campusGIsSilent(): BackendUserError {
  return new BackendUserError('CampusG does not answer. We keep trying.', ASK_AGAIN_AFTER);
}

function offline(): BackendUserError {
  return new BackendUserError('You are offline. We go on as soon as you are back.', ASK_AGAIN_AFTER);
}

/** Clerk's error by its code: its class may be there twice, once in the application and once in the SDK. */
function isOffline(problem: unknown): boolean {
  return isObject(problem) && problem['code'] === 'clerk_offline';
}

function isUser(body: unknown): body is BackendUser {
  return isObject(body) && typeof body['userId'] === 'string' && typeof body['clerkUserId'] === 'string';
}

function codeOf(body: unknown): string | undefined {
  return isObject(body) && typeof body['code'] === 'string' ? body['code'] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Also a date is allowed there, but CampusG sends seconds. */
function secondsOf(header: string | null): number {
  return header && /^\d+$/.test(header) ? Number(header) : 0;
}
