import type { BackendUser, Snapshot } from './backendUser.js';
import { BackendUserError } from './BackendUserError.js';
import { withTimeout } from './delay.js';

const REQUEST_TIMEOUT = 10_000;
const RETRY_DELAY = 5_000;

export interface UserRequest {
  /** The base URL of CampusG; empty for the origin of the page. */
  readonly apiUrl: string;
  /** The user to fetch. Responses with another user are rejected. */
  readonly clerkUserId: string;
  readonly getToken: (options?: { skipCache?: boolean }) => Promise<string | null>;
  /** The last snapshot, for conditional requests. */
  readonly known: Snapshot | undefined;
  readonly signal: AbortSignal;
}

/** A snapshot and the minimum delay before the next request, in milliseconds. */
export interface UserResponse {
  readonly snapshot: Snapshot;
  readonly retryAfter: number;
}

/** Sends one request, and repeats it once with a new token if the response is 401. */
export async function fetchSnapshot(request: UserRequest): Promise<UserResponse> {
  const response = await send(request, await token(request, false));
  return response.status === 401
    ? toUserResponse(request, await send(request, await token(request, true)))
    : toUserResponse(request, response);
}

async function token({ getToken, signal }: UserRequest, renew: boolean): Promise<string> {
  const jwt = await withTimeout(REQUEST_TIMEOUT, signal, clerkTimeout, () =>
    getToken(renew ? { skipCache: true } : undefined),
  ).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error instanceof BackendUserError ? error : isOffline(error) ? offline() : clerkTimeout();
  });
  if (!jwt) {
    throw new BackendUserError('Your session has ended. Please sign in again.', null);
  }
  return jwt;
}

async function send({ apiUrl, known, signal }: UserRequest, jwt: string): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', Authorization: `Bearer ${jwt}` });
  if (known?.kind === 'present' && known.etag) {
    headers.set('If-None-Match', known.etag);
  }
  try {
    return await withTimeout(REQUEST_TIMEOUT, signal, campusGTimeout, (timeoutSignal) =>
      fetch(`${apiUrl}/me`, { headers, signal: timeoutSignal, cache: 'no-store', credentials: 'omit' }),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BackendUserError) throw error;
    throw navigator.onLine === false
      ? offline()
      : new BackendUserError('CampusG cannot be reached. We keep trying.', RETRY_DELAY);
  }
}

async function toUserResponse({ known, clerkUserId, signal }: UserRequest, response: Response): Promise<UserResponse> {
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
      // Another user signed in during the request.
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
  throw errorFor(response.status, codeOf(body), retryAfter);
}

function errorFor(status: number, code: string | undefined, retryAfter: number): BackendUserError {
  const reason = code ? ` (${code})` : '';
  if (status >= 500 || status === 429) {
    return new BackendUserError(
      `CampusG is not available at the moment${reason}. We keep trying.`,
      Math.max(retryAfter, RETRY_DELAY),
    );
  }
  if (status === 401) {
    return new BackendUserError(`CampusG does not accept your sign-in${reason}. Please sign in again.`, null);
  }
  return new BackendUserError(`CampusG returned an unexpected response (${code ?? status}).`, null);
}

function clerkTimeout(): BackendUserError {
  return new BackendUserError('The sign-in service does not respond. We keep trying.', RETRY_DELAY);
}

function campusGTimeout(): BackendUserError {
  return new BackendUserError('CampusG does not respond. We keep trying.', RETRY_DELAY);
}

function offline(): BackendUserError {
  return new BackendUserError('You are offline. We continue as soon as you are online again.', RETRY_DELAY);
}

/** Compares the code instead of the class, because an application can contain Clerk's error class twice. */
function isOffline(error: unknown): boolean {
  return isObject(error) && error['code'] === 'clerk_offline';
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

/** Parses Retry-After in seconds. CampusG does not send dates. */
function secondsOf(header: string | null): number {
  return header && /^\d+$/.test(header) ? Number(header) : 0;
}
