const publishableKey = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY;

/** Whether the emulator stands in for Clerk. */
export const emulated = !publishableKey;

/** Which Clerk signs people in. The emulator is wherever the page comes from, so that no browser forbids anything. */
export const instance = publishableKey
  ? { publishableKey }
  : {
      // The host in the key matters only where there is no proxy.
      publishableKey: `pk_test_${btoa('clerk.emulator.localhost$')}`,
      proxyUrl: `${location.origin}/__clerk`,
      signInUrl: '/__clerk/sign-in',
      signUpUrl: '/__clerk/sign-up',
    };
