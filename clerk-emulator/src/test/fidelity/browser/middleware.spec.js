import { once } from 'node:events';
import { clerkMiddleware as expressMiddleware, getAuth as expressAuth } from '@clerk/express';
import { clerkPlugin, getAuth as fastifyAuth } from '@clerk/fastify';
import { clerkMiddleware as honoMiddleware, getAuth as honoAuth } from '@clerk/hono';
import { serve } from '@hono/node-server';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import { createUser, emulator, expect, issuer, test } from './emulator.js';

/** Servers with a page that shows the user id. Each returns its server. */
const servers = {
  async express() {
    const app = express();
    app.use(expressMiddleware());
    app.get('/', (request, response) => response.send(expressAuth(request).userId ?? 'signed out'));
    const server = app.listen(0, 'localhost');
    await once(server, 'listening');
    return server;
  },
  async fastify() {
    const app = Fastify();
    // The plugin resolves handshakes with the API of this option only, not with that of CLERK_API_URL.
    app.register(clerkPlugin, { apiUrl: process.env.CLERK_API_URL });
    app.get('/', async (request) => fastifyAuth(request).userId ?? 'signed out');
    await app.listen({ port: 0, host: 'localhost' });
    return app.server;
  },
  async hono() {
    const app = new Hono();
    app.use('*', honoMiddleware());
    app.get('/', (context) => context.text(honoAuth(context)?.userId ?? 'signed out'));
    const server = serve({ fetch: app.fetch, port: 0, hostname: 'localhost' });
    if (!server.listening) await once(server, 'listening');
    return server;
  },
};

for (const [name, start] of Object.entries(servers)) {
  test(`signs in at a page of ${name}`, async ({ page, request }) => {
    const server = await start();
    const url = `http://localhost:${server.address().port}/`;
    try {
      const ada = await createUser('lovelace', { first_name: 'Ada' });
      await page.goto(url);
      await expect(page.getByText('signed out')).toBeVisible();

      await page.goto(`${issuer}/sign-in?redirect_url=${url}`);
      await page.getByRole('button', { name: /^Continue as Ada/ }).click();
      await page.waitForURL(url + '**');
      await page.goto(url);
      await expect(page.getByText(ada.id)).toBeVisible();

      const session = await emulator('POST', '/v1/sessions', { user_id: ada.id });
      const { jwt } = await emulator('POST', `/v1/sessions/${session.id}/tokens`);
      const response = await request.get(url, { headers: { authorization: `Bearer ${jwt}` } });
      expect(await response.text()).toBe(ada.id);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}
