import { isClerkAPIResponseError } from '@clerk/react/errors';

/** What Clerk says is wrong, in its words for people. */
export function said(failure: unknown): string {
  const first = isClerkAPIResponseError(failure) ? failure.errors[0] : undefined;
  return first?.longMessage ?? first?.message ?? 'Clerk cannot be reached. Please try again.';
}
