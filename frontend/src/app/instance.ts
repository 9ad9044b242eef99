const publishableKey = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY;

/** Whether the emulator is used instead of Clerk. */
export const emulated = !publishableKey;

/** The props of `ClerkProvider`. The emulator is proxied in the origin of the page, which avoids cross-origin requests. */
export const instance = publishableKey
  ? { publishableKey }
  : {
      // The host in the key is not used with a proxy.
      publishableKey: `pk_test_${btoa('clerk.emulator.localhost$')}`,
      proxyUrl: `${location.origin}/__clerk`,
      signInUrl: '/__clerk/sign-in',
      signUpUrl: '/__clerk/sign-up',
    };
