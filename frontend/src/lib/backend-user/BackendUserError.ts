/** The reason for a failed request, as stored in the query cache. It is serializable. */
export interface Failure {
  /** The `code` of the service's response, or else the kind. */
  readonly code: string;
  readonly kind: FailureKind;
  /** The delay before the automatic retry, in milliseconds; null if a retry cannot succeed. */
  readonly retryAfter: number | null;
}

export type FailureKind = keyof typeof MESSAGES;

/** Messages for users by code, for translation. */
export type Messages = Readonly<Record<string, string>>;

const MESSAGES = {
  offline: () => 'You are offline. We continue as soon as you are online again.',
  unreachable: () => 'CampusG cannot be reached. We keep trying.',
  timeout: () => 'CampusG does not respond. We keep trying.',
  unavailable: (reason: string) => `CampusG is not available at the moment${reason}. We keep trying.`,
  unexpected: (reason: string) => `CampusG returned an unexpected response${reason}.`,
  'clerk-unavailable': () => 'The sign-in service does not respond. We keep trying.',
  'session-ended': () => 'Your session has ended. Please sign in again.',
  'session-changed': () => 'Your session has changed. We keep trying.',
  'not-accepted': (reason: string) => `CampusG does not accept your sign-in${reason}. Please sign in again.`,
  'user-banned': () => 'Your account is banned. Please contact CampusG.',
};

/** The user could not be fetched. The message can be shown to users. */
export class BackendUserError extends Error {
  override readonly name = 'BackendUserError';

  /**
   * The `code` of the service's response, such as `user-banned` or `database-unavailable`; or else `offline`,
   * `unreachable`, `timeout`, `unavailable`, `unexpected`, `clerk-unavailable`, `session-ended`, `session-changed` or
   * `not-accepted`.
   */
  readonly code: string;

  /** Whether the request is repeated automatically. */
  readonly retryable: boolean;

  constructor({ code, kind, retryAfter }: Failure, messages?: Messages) {
    super(messages?.[code] ?? messages?.[kind] ?? MESSAGES[kind](code === kind ? '' : ` (${code})`));
    this.code = code;
    this.retryable = retryAfter !== null;
  }
}
