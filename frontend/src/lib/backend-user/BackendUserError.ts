/** Why CampusG's answer is not known. The message is for the people in front of the screen. */
export class BackendUserError extends Error {
  override readonly name = 'BackendUserError';

  /** When it is worth asking again unbidden, in milliseconds; null if only a change can help. */
  readonly retryAfter: number | null;

  constructor(message: string, retryAfter: number | null) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
