// Packs the hook, installs it in an application of its own, and compiles against it there, as another team would.
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const app = await mkdtemp(join(tmpdir(), 'campusg-package-'));

/** The guide's component, and one that uses what goes beyond it. */
const SOURCE = `
import { CampusGProvider, useBackendUser, useBackendUserState, type BackendUser } from '@campusg/use-backend-user';

export function ProfileComponent() {
  const { backendUser, loading, error, refetch } = useBackendUser();
  if (loading) return <div>Loading...</div>;
  if (error) return <div>Error: {error}</div>;
  if (!backendUser) return <div>User not found</div>;
  const { firstName, customerRating }: BackendUser = backendUser;
  // @ts-expect-error a name is never a number
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
  const strange = packed.files.map(({ path }) => path).filter((path) => !/^(package\.json|README\.md|dist\/package\/[\w-]+(\/[\w-]+)?\.(js|d\.ts))$/.test(path));
  if (strange.length > 0) throw new Error(`The package has files that are not the hook's: ${strange.join(', ')}`);

  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { '@campusg/use-backend-user': `file:./${packed.filename}` },
    }),
  );
  // Its peers are those that this project has; only the package itself is installed.
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
  if (names !== 'CampusGProvider,useBackendUser,useBackendUserState') throw new Error(`It exports ${names}`);
  console.log(`${packed.filename}: ${packed.files.length} files, ${packed.size} bytes; installs, compiles and loads.`);
} finally {
  await rm(app, { recursive: true, force: true });
}

function compile(moduleResolution, module) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const strictly = ['--strict', '--noEmit', '--skipLibCheck', '--jsx', 'react-jsx', '--target', 'es2022', '--types', 'react'];
  const how = [...strictly, '--module', module, '--moduleResolution', moduleResolution, 'App.tsx'];
  return promisify(execFile)(process.execPath, [tsc, ...how], { cwd: app }).catch(({ stdout }) => {
    throw new Error(`${moduleResolution}: ${stdout}`);
  });
}

function run(command, args, cwd, stdout = 'inherit') {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', stdout, 'inherit'] });
}
