// Packs the hook, installs it in a new application, and compiles the application.
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const app = await mkdtemp(join(tmpdir(), 'campusg-package-'));

/** The guide's component, and a component that uses the other exports. */
const SOURCE = `
import { CampusGProvider, useBackendUser, useBackendUserState, type BackendUser } from '@campusg/use-backend-user';

export function ProfileComponent() {
  const { backendUser, loading, error, refetch } = useBackendUser();
  if (loading) return <div>Loading...</div>;
  if (error) return <div>Error: {error}</div>;
  if (!backendUser) return <div>User not found</div>;
  const { firstName, customerRating }: BackendUser = backendUser;
  // @ts-expect-error a name is not a number
  const wrong: number = firstName;
  return <button onClick={() => void refetch()}>{firstName} {customerRating.toFixed(1)} {wrong}</button>;
}

export function App() {
  const { status } = useBackendUserState();
  // @ts-expect-error there is no such status
  if (status === 'nonsense') return null;
  return <CampusGProvider apiUrl="https://api.campusg.example"><ProfileComponent /></CampusGProvider>;
}
`;

try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', app], root, 'pipe'));
  const unexpected = packed.files.map(({ path }) => path).filter((path) => !/^(package\.json|README\.md|dist\/package\/[\w-]+(\/[\w-]+)?\.(js|d\.ts))$/.test(path));
  if (unexpected.length > 0) throw new Error(`The package contains unexpected files: ${unexpected.join(', ')}`);

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
  for (const peer of ['react', '@clerk/react', '@clerk/shared', '@tanstack/react-query', '@types/react']) {
    await mkdir(join(app, 'node_modules', peer, '..'), { recursive: true });
    await symlink(join(root, 'node_modules', peer), join(app, 'node_modules', peer));
  }
  await writeFile(join(app, 'App.tsx'), SOURCE);
  await Promise.all([compile('bundler', 'esnext'), compile('nodenext', 'nodenext')]);
  const names = run(
    process.execPath,
    ['-e', `import('@campusg/use-backend-user').then((m) => console.log(Object.keys(m).sort().join()))`],
    app,
    'pipe',
  ).trim();
  if (names !== 'CampusGProvider,useBackendUser,useBackendUserState') throw new Error(`Unexpected exports: ${names}`);
  console.log(`${packed.filename}: ${packed.files.length} files, ${packed.size} bytes; installed, compiled and loaded.`);
} finally {
  await rm(app, { recursive: true, force: true });
}

function compile(moduleResolution, module) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const baseOptions = ['--strict', '--noEmit', '--skipLibCheck', '--jsx', 'react-jsx', '--target', 'es2022', '--types', 'react'];
  const options = [...baseOptions, '--module', module, '--moduleResolution', moduleResolution, 'App.tsx'];
  return promisify(execFile)(process.execPath, [tsc, ...options], { cwd: app }).catch(({ stdout }) => {
    throw new Error(`${moduleResolution}: ${stdout}`);
  });
}

function run(command, args, cwd, stdout = 'inherit') {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', stdout, 'inherit'] });
}
