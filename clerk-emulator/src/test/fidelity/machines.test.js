import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createClerkClient } from '@clerk/backend';
import { clerk, emulator } from './emulator.js';

const client = createClerkClient(clerk);
let users;
let orders;

before(async () => {
  users = await client.machines.create({ name: 'users' });
  orders = await client.machines.create({ name: 'orders', scopedMachines: [users.id], defaultTokenTtl: 60 });
});

const createToken = (params) => client.m2m.createToken({ machineSecretKey: orders.secretKey, ...params });

test('stores machines, their secret keys and their scopes', async () => {
  assert.match(orders.id, /^mch_/);
  assert.match(orders.secretKey, /^ak_/);
  assert.equal(orders.scopedMachines[0].id, users.id);
  assert.equal((await client.machines.getSecretKey(orders.id)).secret, orders.secretKey);
  assert.equal((await client.machines.get(orders.id)).name, 'orders');
  assert.equal((await client.machines.list({ query: 'orders' })).totalCount, 1);

  const other = await client.machines.create({ name: 'other' });
  const scope = await client.machines.createScope(other.id, users.id);
  assert.deepEqual([scope.fromMachineId, scope.toMachineId], [other.id, users.id]);
  assert.equal((await client.machines.get(other.id)).scopedMachines.length, 1);
  assert.equal((await client.machines.deleteScope(other.id, users.id)).deleted, true);
  assert.equal((await client.machines.delete(other.id)).id, other.id);
  await assert.rejects(client.machines.get(other.id), { status: 404 });
});

test('issues signed tokens that the SDK verifies locally', async () => {
  const { token } = await createToken({ tokenFormat: 'jwt', claims: { purpose: 'rating' } });
  await emulator('DELETE', '/emulator/requests');
  const verified = await client.m2m.verify({ token });
  assert.equal(verified.subject, orders.id);
  assert.deepEqual(verified.scopes, [users.id]);
  assert.equal(verified.claims.purpose, 'rating');
  assert.equal((await emulator('GET', '/emulator/requests'))['/m2m_tokens/verify'], undefined);
});

test('issues, verifies and revokes opaque tokens', async () => {
  const { id, token } = await createToken({ secondsUntilExpiration: 60 });
  assert.match(token, /^mt_/);

  const verified = await client.m2m.verify({ token });
  assert.equal(verified.subject, orders.id);
  assert.deepEqual(verified.scopes, [users.id]);
  assert.deepEqual([verified.revoked, verified.expired], [false, false]);
  assert.ok(verified.expiration > Date.now());
  assert.equal((await client.m2m.verify({ token, machineSecretKey: users.secretKey })).subject, orders.id);

  await client.m2m.revokeToken({ m2mTokenId: id, revocationReason: 'leaked' });
  const revoked = await client.m2m.verify({ token });
  assert.deepEqual([revoked.revoked, revoked.revocationReason], [true, 'leaked']);
});

test('authenticates requests of machines', async () => {
  for (const tokenFormat of ['jwt', 'opaque']) {
    const { token } = await createToken({ tokenFormat });
    const request = new Request('http://localhost:8080/', { headers: { authorization: `Bearer ${token}` } });
    const state = await client.authenticateRequest(request, { acceptsToken: 'm2m_token' });
    assert.equal(state.toAuth().machineId, orders.id, tokenFormat);
  }
});

test('creates tokens for machines only, and rejects reserved claims', async () => {
  await assert.rejects(client.m2m.createToken(), { status: 401 });
  await assert.rejects(createToken({ machineSecretKey: 'ak_unknown' }), { status: 401 });
  await assert.rejects(createToken({ tokenFormat: 'jwt', claims: { sub: users.id } }), { status: 422 });
  await assert.rejects(client.m2m.verify({ token: 'mt_unknown' }), { status: 404 });
});
