import { isClerkAPIResponseError } from '@clerk/react/errors';

/** Calls Clerk. Returns a message for the user if the call failed, otherwise null. */
export async function callClerk(call: () => Promise<unknown>): Promise<string | null> {
  try {
    if (navigator.onLine) await call();
  } catch (error) {
    const first = isClerkAPIResponseError(error) ? error.errors[0] : undefined;
    return first?.longMessage ?? first?.message ?? 'Clerk cannot be reached. Please try again.';
  }
  // Clerk's SDK does not report an error while the browser is offline.
  return navigator.onLine ? null : 'You are offline. Please try again when you are online.';
}
