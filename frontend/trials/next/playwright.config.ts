import { defineConfig } from '@playwright/test';
import { devUrl, emulatorUrl, secretKey, serviceUrl } from '../../e2e/addresses';
import main, { port, service, timeoutFactor } from '../../playwright.config';

// Builds the application and starts it at the origin of the development server, which the service accepts.
export default defineConfig({
  ...main,
  testDir: '.',
  use: { ...main.use, baseURL: devUrl },
  webServer: [
    service,
    {
      command: `npx next build && npx next start --port ${port(devUrl)}`,
      url: `${devUrl}/sign-in`,
      timeout: 300_000 * timeoutFactor,
      reuseExistingServer: !process.env['CI'],
      env: {
        CLERK_API_URL: emulatorUrl,
        CLERK_SECRET_KEY: secretKey,
        NEXT_PUBLIC_API_URL: serviceUrl,
        NEXT_PUBLIC_CLERK_JS_URL: '/clerk-js/clerk.browser.js',
        NEXT_PUBLIC_CLERK_PREFETCH_UI: 'false',
        NEXT_PUBLIC_CLERK_PROXY_URL: `${devUrl}/__clerk`,
        NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_test_${btoa('clerk.emulator.localhost$')}`,
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  ],
});
