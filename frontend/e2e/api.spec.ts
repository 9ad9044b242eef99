import { readFile } from 'node:fs/promises';
import { normalised } from '../scripts/openapi.mjs';
import { expect, test } from './test';

test('openapi.json is what the service says of itself', async ({ request }) => {
  const served: unknown = await (await request.get('/v3/api-docs')).json();

  // If this fails: `npm run update:api -- http://localhost:5000`, with the service running there.
  expect(normalised(served)).toBe(await readFile(new URL('../openapi.json', import.meta.url), 'utf8'));
});
