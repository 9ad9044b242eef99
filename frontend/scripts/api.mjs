// Types from the description of the API that the service serves.
//   node scripts/api.mjs check    the types fit it
//   node scripts/api.mjs update   makes them anew
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const DESCRIPTION = new URL('../../bootstrap/src/main/resources/com/campusg/openapi.json', import.meta.url);
const TYPES = new URL('../src/lib/api.d.ts', import.meta.url);

const types =
  "// Made from the service's openapi.json by `npm run update:api`.\n\n" +
  astToString(await openapiTS(DESCRIPTION, { defaultNonNullable: false }));

if (process.argv[2] === 'update') {
  await writeFile(TYPES, types);
} else if (types !== (await readFile(TYPES, 'utf8'))) {
  console.error('src/lib/api.d.ts is not what openapi.json says: run `npm run update:api`.');
  process.exitCode = 1;
}
