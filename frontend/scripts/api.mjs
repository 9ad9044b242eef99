// Types from the service's own description of its API.
//   node scripts/api.mjs check          the types fit openapi.json
//   node scripts/api.mjs update [url]   takes the description from a running service, then makes the types
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { normalised } from './openapi.mjs';

const DESCRIPTION = new URL('../openapi.json', import.meta.url);
const TYPES = new URL('../src/lib/api.d.ts', import.meta.url);
const [, , command, url = 'http://localhost:5000'] = process.argv;

if (command === 'update') {
  const response = await fetch(`${url}/v3/api-docs`);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  await writeFile(DESCRIPTION, normalised(await response.json()));
}

const types =
  '// Made from openapi.json by `npm run update:api`.\n\n' +
  astToString(await openapiTS(DESCRIPTION, { defaultNonNullable: false }));

if (command === 'update') {
  await writeFile(TYPES, types);
} else if (types !== (await readFile(TYPES, 'utf8'))) {
  console.error('src/lib/api.d.ts is not what openapi.json says: run `npm run update:api` with the service running.');
  process.exitCode = 1;
}
