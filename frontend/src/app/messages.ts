import { isClerkAPIResponseError } from '@clerk/react/errors';

/** Returns the message of an error of Clerk that can be shown to users. */
export function errorMessage(error: unknown): string {
  const first = isClerkAPIResponseError(error) ? error.errors[0] : undefined;
  return first?.longMessage ?? first?.message ?? 'Clerk cannot be reached. Please try again.';
}
