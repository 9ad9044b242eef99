import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createClerkClient } from '@clerk/backend';
import { verifyWebhook } from '@clerk/backend/webhooks';
import * as standard from 'standardwebhooks';
import * as svix from 'svix';
import { clerk, emulator, instance, receiver } from './emulator.js';

const client = createClerkClient(clerk);
const oldSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const newSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
let hook;

before(async () => {
  hook = await receiver();
  await emulator('PUT', '/emulator/endpoints', [{ url: hook.url, signingSecrets: [newSecret, oldSecret] }]);
});

after(async () => {
  await emulator('PUT', '/emulator/endpoints', []);
  hook.close();
});

const verifiers = {
  'verifyWebhook of @clerk/backend': async (request, secret) => verifyWebhook(request, { signingSecret: secret }),
  svix: async (request, secret) =>
    new svix.Webhook(secret).verify(await request.text(), Object.fromEntries(request.headers)),
  standardwebhooks: async (request, secret) =>
    new standard.Webhook(secret).verify(
      await request.text(),
      Object.fromEntries([...request.headers].map(([name, value]) => [name.replace('svix-', 'webhook-'), value])),
    ),
};

test('sends events that all verifiers accept with the new and with the old secret', async () => {
  const user = await client.users.createUser({ emailAddress: ['hook@campus.edu'], firstName: 'Zoë' });
  const request = await hook.next();
  for (const [name, verify] of Object.entries(verifiers)) {
    for (const secret of [newSecret, oldSecret]) {
      await assert.doesNotReject(verify(request.clone(), secret), name);
    }
    await assert.rejects(verify(request.clone(), instance.webhookSigningSecret), name);
  }

  const event = await verifyWebhook(request, { signingSecret: newSecret });
  assert.equal(event.type, 'user.created');
  assert.equal(event.instance_id, instance.instanceId);
  assert.equal(event.data.id, user.id);
  assert.equal(event.data.first_name, 'Zoë');
  assert.deepEqual(
    event.data.email_addresses.find((each) => each.id === event.data.primary_email_address_id).email_address,
    'hook@campus.edu',
  );

  await client.users.deleteUser(user.id);
  const deletion = await verifyWebhook(await hook.next(), { signingSecret: newSecret });
  assert.equal(deletion.type, 'user.deleted');
  assert.deepEqual(deletion.data, { id: user.id, object: 'user', deleted: true });
});

test('sends events that no verifier accepts while wrongSecret is active', async () => {
  await emulator('PUT', '/emulator/switches', { wrongSecret: true });
  await client.users.createUser({ username: 'wrongsecret' });
  const request = await hook.next();
  await emulator('PUT', '/emulator/switches', { wrongSecret: false });
  for (const [name, verify] of Object.entries(verifiers)) {
    await assert.rejects(verify(request.clone(), newSecret), name);
  }
});
