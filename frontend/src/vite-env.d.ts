/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The publishable key of a Clerk instance (`pk_test_…` or `pk_live_…`). Without it, the emulator is used. */
  readonly VITE_CLERK_PUBLISHABLE_KEY?: string;
  /** The base URL of CampusG; the origin of the page by default. */
  readonly VITE_API_URL?: string;
}
