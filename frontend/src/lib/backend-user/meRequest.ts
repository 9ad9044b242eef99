import type { BackendUser, Snapshot } from './backendUser.js';
import type { Failure, FailureKind } from './BackendUserError.js';
import { delay } from './withTimeout.js';

/** The delay before an automatic retry, in milliseconds. */
export const RETRY_DELAY = 5_000;

/** The delay before the first repetition, of which users are not informed, in milliseconds. */
const REPEAT_DELAY = 250;

/** The function `getToken` of Clerk. On servers it has the option `template` only. */
export type GetToken = (options?: { skipCache?: boolean; template?: string }) => Promise<string | null>;

export interface MeRequest {
  /** The base URL of CampusG; empty for the origin of the page. */
  readonly apiUrl: string;
  /** The user to fetch. Responses with another user are rejected. */
  readonly userId: string;
  readonly getToken: GetToken;
  /** The last snapshot, for conditional requests. */
  readonly known: Snapshot | null;
  readonly signal: AbortSignal;
  /** Receives the service that the request waits for. */
  readonly onWait: (service: 'clerk' | 'campusg') => void;
}

/** A snapshot and the minimum delay before the next request, in milliseconds. */
export interface MeResponse {
  readonly snapshot: Snapshot;
  readonly retryAfter: number;
}

/** A request failed. */
export class RequestFailed extends Error {
  readonly failure: Failure;

  constructor(kind: FailureKind, retryAfter: number | null, code: string = kind) {
    super(code);
    this.failure = { code, kind, retryAfter };
  }
}

/** Failures that are repeated once before they are reported. */
const REPEATED: readonly FailureKind[] = ['unreachable', 'session-ended', 'session-changed', 'not-accepted'];

/** Sends `GET /me`. Repeats the request once after a lost connection, and once with a new token if the token is refused. */
export async function fetchMe(request: MeRequest): Promise<MeResponse> {
  const repeated = new Set<FailureKind>();
  for (let renew = false; ; ) {
    try {
      return await send(request, await token(request, renew));
    } catch (error) {
      const kind = error instanceof RequestFailed ? error.failure.kind : 'unexpected';
      if (request.signal.aborted || !REPEATED.includes(kind) || repeated.has(kind)) throw error;
      repeated.add(kind);
      renew ||= kind !== 'unreachable';
      if (kind !== 'not-accepted') await delay(REPEAT_DELAY);
    }
  }
}

async function token({ getToken, onWait }: MeRequest, renew: boolean): Promise<string> {
  onWait('clerk');
  let jwt: string | null;
  try {
    jwt = await getToken(renew ? { skipCache: true } : undefined);
  } catch (error) {
    // Not Clerk's error class, because an application can contain it twice.
    throw new RequestFailed(codeOf(error) === 'clerk_offline' ? 'offline' : 'clerk-unavailable', RETRY_DELAY);
  }
  // Clerk returns no token for a moment while the session changes.
  if (!jwt) throw new RequestFailed('session-ended', RETRY_DELAY);
  return jwt;
}

async function send(request: MeRequest, jwt: string): Promise<MeResponse> {
  const { apiUrl, known, signal, onWait } = request;
  onWait('campusg');
  const headers: Record<string, string> = { Accept: 'application/json', Authorization: `Bearer ${jwt}` };
  if (known?.kind === 'present' && known.etag) headers['If-None-Match'] = known.etag;
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${apiUrl}/me`, { headers, signal, cache: 'no-store', credentials: 'omit' });
    text = await response.text();
  } catch {
    // Servers and React Native do not have `onLine`.
    throw new RequestFailed(globalThis.navigator?.onLine === false ? 'offline' : 'unreachable', RETRY_DELAY);
  }
  return toMeResponse(request, response, text);
}

function toMeResponse({ known, userId }: MeRequest, { status, ok, headers }: Response, text: string): MeResponse {
  // CampusG sends seconds. A date results in 0.
  const retryAfter = Number(headers.get('Retry-After')) * 1000 || 0;
  if (status === 304 && known) return { snapshot: known, retryAfter };
  const body = parse(text);
  if (ok && isUser(body)) {
    // The token of the previous session.
    if (body.clerkUserId !== userId) throw new RequestFailed('session-changed', RETRY_DELAY);
    return { snapshot: { kind: 'present', user: body, etag: headers.get('ETag') }, retryAfter };
  }
  const code = codeOf(body);
  if (code === 'user-not-synced') return { snapshot: { kind: 'not-synced' }, retryAfter };
  if (code === 'user-deleted' || status === 410) return { snapshot: { kind: 'deleted' }, retryAfter };
  if (code === 'user-banned') throw new RequestFailed(code, null);
  if (status >= 500 || status === 429) {
    throw new RequestFailed('unavailable', Math.max(retryAfter, RETRY_DELAY), code);
  }
  if (status === 401) throw new RequestFailed('not-accepted', null, code);
  throw new RequestFailed('unexpected', null, code ?? String(status));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isUser(body: unknown): body is BackendUser {
  return isObject(body) && typeof body['clerkUserId'] === 'string';
}

function codeOf(value: unknown): string | undefined {
  return isObject(value) && typeof value['code'] === 'string' ? value['code'] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
