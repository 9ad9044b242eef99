import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, defineConfig } from '@playwright/test';
import { devUrl, emulatorUrl, machineId, managementPort, serviceUrl } from './e2e/places';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = (url: string) => new URL(url).port;

/** The browser that Playwright fetched, else one that the system has. */
function browser(): { executablePath?: string } {
  const given = process.env['CHROMIUM'];
  if (given) return { executablePath: given };
  if (existsSync(chromium.executablePath())) return {};
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  return installed ? { executablePath: installed } : {};
}

export default defineConfig({
  testDir: 'e2e',
  // One Clerk, one CampusG: what one test breaks on purpose, another would stumble over.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: { baseURL: serviceUrl, launchOptions: browser(), trace: 'retain-on-failure' },
  webServer: [
    {
      // PostgreSQL, the emulator, and the service with the built demo: what a newcomer starts.
      command: './mvnw -ntp spring-boot:test-run -Dcampusg.fresh=true',
      cwd: root,
      url: `${serviceUrl}/readyz`,
      timeout: 240_000,
      reuseExistingServer: !process.env['CI'],
      gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      env: {
        PORT: port(serviceUrl),
        MANAGEMENT_SERVER_PORT: managementPort,
        CLERK_EMULATOR_PORT: port(emulatorUrl),
        CLERK_EMULATOR_RETRY_SCHEDULE: '0s,1s,1s,1s,1s,1s',
        CLERK_MACHINE_ID: machineId,
        CLERK_AUTHORIZED_PARTIES: `${serviceUrl},${devUrl}`,
        CAMPUSG_DATA: 'target/e2e-data',
      },
    },
    {
      command: `npx vite --port ${port(devUrl)}`,
      url: devUrl,
      reuseExistingServer: !process.env['CI'],
      env: { CAMPUSG_URL: serviceUrl, CLERK_EMULATOR_URL: emulatorUrl },
    },
  ],
});
