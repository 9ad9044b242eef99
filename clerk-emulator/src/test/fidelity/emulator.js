import { once } from 'node:events';
import { createServer } from 'node:http';

const baseUrl = process.env.CLERK_EMULATOR_URL;

/** Calls the control API of the emulator. */
export async function emulator(method, path, body) {
  const response = await fetch(baseUrl + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

export const instance = await emulator('GET', '/emulator/instance');

/** The settings of an application. */
export const clerk = {
  apiUrl: instance.apiUrl,
  secretKey: instance.secretKey,
  publishableKey: instance.publishableKey,
};

/** A webhook endpoint that returns the received messages as requests. */
export async function receiver() {
  const waiting = [];
  const arrived = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const received = new Request(`http://localhost${request.url}`, {
      method: 'POST',
      headers: request.headers,
      body: Buffer.concat(chunks),
    });
    response.end();
    const next = waiting.shift();
    next ? next(received) : arrived.push(received);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/hook`,
    next: () => (arrived.length ? Promise.resolve(arrived.shift()) : new Promise((resolve) => waiting.push(resolve))),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
