import { expect, test as base } from '@playwright/test';

export const emulatorUrl = process.env.CLERK_EMULATOR_URL ?? 'http://127.0.0.1:5180';
export const issuer = process.env.CLERK_EMULATOR_ISSUER ?? 'https://127.0.0.1:5183';

export const nextUrl = process.env.NEXT_URL ?? 'http://localhost:5187/';

/** Calls the Backend API or the control API of the emulator. */
export async function emulator(method, path, body) {
  const response = await fetch(emulatorUrl + path, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${process.env.CLERK_SECRET_KEY}`,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

export const password = 'correct-horse-battery';

/** Creates a user. The code of a test address is 424242. */
export const createUser = (username, fields = {}) =>
  emulator('POST', '/v1/users', { username, email_address: [`${username}+clerk_test@campus.edu`], password, ...fields });

/** Deletes the state of the emulator before each test, and checks its responses against Clerk's document. */
export const test = base.extend({
  conformance: [
    async ({}, use) => {
      await emulator('DELETE', '/emulator/state');
      await emulator('PUT', '/emulator/conformance', { enabled: true });
      await use();
      expect((await emulator('GET', '/emulator/conformance')).violations).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
