/** The user could not be fetched. The message can be shown to users. */
export class BackendUserError extends Error {
  override readonly name = 'BackendUserError';

  /** The delay before an automatic retry, in milliseconds; null if a retry cannot succeed. */
  readonly retryAfter: number | null;

  constructor(message: string, retryAfter: number | null) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
