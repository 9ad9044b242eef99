// Builds the hook (src/lib) as an ES module with type declarations.
import { execFileSync } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
await rm(`${root}/dist/package`, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.package.json'], {
  cwd: root,
  stdio: 'inherit',
});
// The compiler does not copy declaration files.
await copyFile(`${root}/src/lib/api.d.ts`, `${root}/dist/package/api.d.ts`);
