// Generates TypeScript types from the OpenAPI document of the service.
//   node scripts/api.mjs check    checks that the types are up to date
//   node scripts/api.mjs update   generates the types
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const OPENAPI_DOCUMENT = new URL('../../adapters/src/main/resources/com/campusg/web/openapi.json', import.meta.url);
const TYPES = new URL('../src/lib/api.d.ts', import.meta.url);

const types =
  "// Generated from the service's openapi.json by `npm run update:api`.\n\n" +
  astToString(await openapiTS(OPENAPI_DOCUMENT, { defaultNonNullable: false }));

if (process.argv[2] === 'update') {
  await writeFile(TYPES, types);
} else if (types !== (await readFile(TYPES, 'utf8'))) {
  console.error('src/lib/api.d.ts is out of date: run `npm run update:api`.');
  process.exitCode = 1;
}
