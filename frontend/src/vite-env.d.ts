/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** `pk_test_…` or `pk_live_…` of a real Clerk instance; without it, the emulator signs people in. */
  readonly VITE_CLERK_PUBLISHABLE_KEY?: string;
  /** Where CampusG is, if it is not where the page comes from. */
  readonly VITE_API_URL?: string;
}
