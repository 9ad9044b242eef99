import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, defineConfig } from '@playwright/test';
import { devUrl, emulatorUrl, machineId, managementPort, secretKey, serviceUrl } from './e2e/addresses';

const root = fileURLToPath(new URL('..', import.meta.url));
export const port = (url: string) => new URL(url).port;

/** Multiplies all time limits, as -Dcampusg.test.timeout-factor does for the tests in Java. */
export const timeoutFactor = Number(process.env['CAMPUSG_TEST_TIMEOUT_FACTOR'] ?? 1);

/** Uses the browser that Playwright has installed, or else one of the system. */
function browser(): { executablePath?: string } {
  const configured = process.env['CHROMIUM'];
  if (configured) return { executablePath: configured };
  if (existsSync(chromium.executablePath())) return {};
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  return installed ? { executablePath: installed } : {};
}

/** Starts PostgreSQL, the emulator, and the service with the built demo. */
export const service = {
  command: './mvnw spring-boot:test-run -Dcampusg.fresh=true',
  cwd: root,
  url: `${serviceUrl}/readyz`,
  timeout: 300_000 * timeoutFactor,
  reuseExistingServer: !process.env['CI'],
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 * timeoutFactor },
  env: {
    PORT: port(serviceUrl),
    MANAGEMENT_SERVER_PORT: managementPort,
    CLERK_EMULATOR_PORT: port(emulatorUrl),
    CLERK_EMULATOR_RETRY_SCHEDULE: '0s,1s,1s,1s,1s,1s',
    CLERK_EMULATOR_SECRET_KEY: secretKey,
    CLERK_MACHINE_ID: machineId,
    CLERK_AUTHORIZED_PARTIES: `${serviceUrl},${devUrl}`,
    CAMPUSG_DATA: 'target/e2e-data',
  },
};

export default defineConfig({
  testDir: 'e2e',
  // All tests share one emulator and one service, so faults of one test would affect others.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 90_000 * timeoutFactor,
  expect: { timeout: 20_000 * timeoutFactor },
  reporter: 'list',
  // Traces double the duration. Use `--trace retain-on-failure` to analyse a failure.
  use: { baseURL: serviceUrl, launchOptions: browser(), screenshot: 'only-on-failure' },
  webServer: [
    service,
    {
      command: `npx vite --port ${port(devUrl)}`,
      url: devUrl,
      timeout: 60_000 * timeoutFactor,
      reuseExistingServer: !process.env['CI'],
      env: { CAMPUSG_URL: serviceUrl, CLERK_EMULATOR_URL: emulatorUrl },
    },
  ],
});
