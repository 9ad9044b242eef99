// Runs with a JDK 25 in JAVA_HOME, after ./mvnw -pl clerk-emulator package.
import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';
import { emulatorUrl, issuer, nextUrl } from './emulator.js';

/** Uses the browser that Playwright has installed, or else one of the system. */
function browser() {
  if (process.env.CHROMIUM) return { executablePath: process.env.CHROMIUM };
  if (existsSync(chromium.executablePath())) return {};
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  return installed ? { executablePath: installed } : {};
}

// The settings of applications. Some of Clerk's packages read them when they are loaded.
Object.assign(process.env, {
  CLERK_SECRET_KEY: 'sk_test_BrowserTrial',
  CLERK_PUBLISHABLE_KEY: `pk_test_${btoa(`${new URL(issuer).host}$`)}`,
  CLERK_API_URL: emulatorUrl,
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_test_${btoa(`${new URL(issuer).host}$`)}`,
  NEXT_TELEMETRY_DISABLED: '1',
  CLERK_TELEMETRY_DISABLED: '1',
});

const java = process.env.JAVA_HOME ? `"${process.env.JAVA_HOME}/bin/java"` : 'java';

export default defineConfig({
  testDir: '.',
  // All tests share one emulator.
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { ignoreHTTPSErrors: true, launchOptions: browser(), screenshot: 'only-on-failure' },
  webServer: [
    {
      command: `npx next dev next --port ${new URL(nextUrl).port}`,
      port: Number(new URL(nextUrl).port),
      timeout: 60_000,
      reuseExistingServer: !process.env.CI,
    },
    {
      command: `exec ${java} -jar ../../../../target/clerk-emulator-*-exec.jar`,
      url: `${emulatorUrl}/emulator/instance`,
      timeout: 60_000,
      reuseExistingServer: !process.env.CI,
      env: {
        CLERK_EMULATOR_PORT: new URL(emulatorUrl).port,
        CLERK_EMULATOR_TLS_PORT: new URL(issuer).port,
        CLERK_EMULATOR_SECRET_KEY: process.env.CLERK_SECRET_KEY,
        CLERK_EMULATOR_PACKAGES: 'node_modules',
      },
    },
  ],
});
