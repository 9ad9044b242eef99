import { createServer } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Builds the quickstart for a publishable key and serves it. Returns its address. */
export async function serveQuickstart(publishableKey) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('main.jsx', import.meta.url))],
    bundle: true,
    write: false,
    jsx: 'automatic',
    define: { PUBLISHABLE_KEY: JSON.stringify(publishableKey), 'process.env.NODE_ENV': '"development"' },
  });
  const script = outputFiles[0].text;
  const server = createServer((request, response) => {
    const isScript = request.url === '/main.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>Quickstart</title><div id="root"></div><script src="/main.js"></script>');
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}
