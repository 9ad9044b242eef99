// Packs the hook, checks the package with publint and attw, installs it in a new application, and compiles the application.
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const app = await mkdtemp(join(tmpdir(), 'campusg-package-'));

/** The limit of the bundled hook without peer dependencies, in bytes after gzip. */
const MAX_SIZE = 3 * 1024;

const COMPILER_OPTIONS = { strict: true, noEmit: true, skipLibCheck: true, jsx: 'react-jsx', target: 'es2022', types: ['react', 'node'] };

/** A component that uses the other exports. The component of the guide is compiled as it is. */
const SOURCE = `
import { backendUserQueryOptions, BackendUserError, CampusGProvider, useBackendUserState, type BackendUser } from '@campusg/use-backend-user';
import * as server from '@campusg/use-backend-user/server';
import { fakeBackendUser, fakeFetch } from '@campusg/use-backend-user/testing';
import type { GetToken, ServerGetToken } from '@clerk/shared/types';
import { ProfileComponent } from './ProfileComponent.js';

globalThis.fetch = fakeFetch('user-not-synced', fakeBackendUser({ firstName: 'Ada' }));
export const options: typeof backendUserQueryOptions = server.backendUserQueryOptions;

export const prefetch = (getToken: GetToken | ServerGetToken) => server.backendUserQueryOptions({ userId: 'user_ada', getToken });

export function Name() {
  const state = useBackendUserState();
  if (state.status === 'failed') return <p>{state.error.code} {String(state.error instanceof BackendUserError)}</p>;
  if (state.status !== 'ready') return null;
  const { firstName, customerRating }: BackendUser = state.backendUser;
  // @ts-expect-error a name is not a number
  const wrong: number = firstName;
  return <button onClick={() => void state.refetch()}>{firstName} {customerRating.toFixed(1)} {wrong}</button>;
}

export function App() {
  const { status } = useBackendUserState();
  // @ts-expect-error there is no such status
  if (status === 'nonsense') return null;
  return <CampusGProvider apiUrl="https://api.campusg.example"><ProfileComponent /><Name /></CampusGProvider>;
}
`;

try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', app], root, 'pipe'));
  const unexpected = packed.files.map(({ path }) => path).filter((path) => !/^(package\.json|README\.md|dist\/package\/[\w-]+(\/[\w-]+)?\.(js|js\.map|d\.ts))$/.test(path));
  if (unexpected.length > 0) throw new Error(`The package contains unexpected files: ${unexpected.join(', ')}`);

  const tarball = join(app, packed.filename);
  run(bin('publint'), ['--strict', tarball], root);
  // The package contains ES modules only.
  run(bin('attw'), ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii', tarball], root);

  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { '@campusg/use-backend-user': `file:./${packed.filename}` },
    }),
  );
  // Peer dependencies are linked from this project, so that the installation works offline.
  run('npm', ['install', '--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', '--no-package-lock'], app);
  for (const peer of ['react', '@clerk/react', '@clerk/shared', '@tanstack/react-query', '@types/react', '@types/node', 'undici-types']) {
    await mkdir(join(app, 'node_modules', peer, '..'), { recursive: true });
    await symlink(join(root, 'node_modules', peer), join(app, 'node_modules', peer));
  }
  await writeFile(join(app, 'App.tsx'), SOURCE);
  // The guide imports the hook from '@/lib/useBackendUser', a file of the application that exports the hook.
  await mkdir(join(app, 'lib'));
  await writeFile(join(app, 'lib/useBackendUser.ts'), "export { useBackendUser } from '@campusg/use-backend-user';\n");
  await writeFile(join(app, 'ProfileComponent.tsx'), await readFile(join(root, 'src/app/ProfileComponent.tsx')));
  const paths = { '@/lib/useBackendUser': ['./lib/useBackendUser.ts'] };
  await writeFile(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...COMPILER_OPTIONS, paths }, include: ['*.tsx'] }));
  await Promise.all([compile('bundler', 'esnext'), compile('nodenext', 'nodenext')]);
  for (const [entry, expected] of Object.entries({
    '': 'BackendUserError,CampusGProvider,backendUserQueryOptions,useBackendUser,useBackendUserState',
    '/server': 'backendUserQueryOptions',
    '/testing': 'fakeBackendUser,fakeFetch',
  })) {
    const script = `import('@campusg/use-backend-user${entry}').then((m) => console.log(Object.keys(m).sort().join()))`;
    const names = run(process.execPath, ['-e', script], app, 'pipe').trim();
    if (names !== expected) throw new Error(`Unexpected exports of ${entry}: ${names}`);
  }
  const index = join(app, 'node_modules/@campusg/use-backend-user/dist/package/index.js');
  if (!(await readFile(index, 'utf8')).startsWith("'use client'")) throw new Error("index.js is not marked 'use client'.");
  const size = await bundledSize(index);
  if (size > MAX_SIZE) throw new Error(`The bundled hook has ${size} bytes after gzip, more than ${MAX_SIZE}.`);
  console.log(`${packed.filename}: ${packed.files.length} files; installed, compiled and loaded; ${size} bytes bundled.`);
} finally {
  await rm(app, { recursive: true, force: true });
}

/** The size of the hook, bundled and minified without peer dependencies, in bytes after gzip. */
async function bundledSize(entry) {
  const outDir = join(app, 'bundle');
  await build({
    configFile: false,
    root: app,
    logLevel: 'error',
    build: {
      outDir,
      lib: { entry, formats: ['cjs'], fileName: 'hook' },
      rolldownOptions: { external: [/^react/, /^@clerk/, /^@tanstack/] },
    },
  });
  const files = await readdir(outDir);
  const contents = await Promise.all(files.map((file) => readFile(join(outDir, file))));
  return gzipSync(Buffer.concat(contents)).length;
}

function compile(moduleResolution, module) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', 'tsconfig.json', '--module', module, '--moduleResolution', moduleResolution];
  return promisify(execFile)(process.execPath, [tsc, ...options], { cwd: app }).catch(({ stdout }) => {
    throw new Error(`${moduleResolution}: ${stdout}`);
  });
}

function bin(name) {
  return join(root, 'node_modules/.bin', name);
}

function run(command, args, cwd, stdout = 'inherit') {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', stdout, 'inherit'] });
}
