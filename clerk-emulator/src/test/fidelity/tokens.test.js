import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createClerkClient, verifyToken } from '@clerk/backend';
import { clerk, emulator, instance } from './emulator.js';

const client = createClerkClient(clerk);
const origin = 'http://localhost:5173';
let user;

before(async () => {
  user = await client.users.createUser({ username: 'tokens' });
});

const createToken = async (request) => (await emulator('POST', '/emulator/tokens', { userId: user.id, azp: origin, ...request })).jwt;

const reasonFor = async (token) => {
  try {
    await verifyToken(token, { ...clerk, authorizedParties: [origin], issuer: instance.issuer });
    return 'accepted';
  } catch (error) {
    return error.reason;
  }
};

test('issues session tokens that verifyToken accepts', async () => {
  const session = await client.sessions.createSession({ userId: user.id });
  const { jwt } = await client.sessions.getToken(session.id);
  const claims = await verifyToken(jwt, clerk);
  assert.equal(claims.sub, user.id);
  assert.equal(claims.sid, session.id);
  assert.equal(claims.v, 2);
  assert.equal(claims.iss, instance.issuer);
});

test('creates forged tokens that verifyToken rejects', async () => {
  const now = Math.floor(Date.now() / 1000);
  const reasons = {};
  for (const [name, request] of Object.entries({
    genuine: {},
    expired: { claims: { exp: now - 60 } },
    early: { claims: { nbf: now + 60 } },
    foreignKey: { key: 'foreign' },
    unknownKey: { header: { kid: 'ins_unknown' } },
    otherIssuer: { claims: { iss: 'https://clerk.other.edu' } },
    otherParty: { azp: 'https://mallory.example' },
    noParty: { claims: { azp: null } },
    otherAlgorithm: { header: { alg: 'HS256' } },
    machine: { header: { cat: 'cl_B7d4PD333AAA' } },
  })) {
    reasons[name] = await reasonFor(await createToken(request));
  }
  assert.deepEqual(reasons, {
    genuine: 'accepted',
    expired: 'token-expired',
    early: 'token-not-active-yet',
    foreignKey: 'token-invalid-signature',
    unknownKey: 'jwk-kid-mismatch',
    otherIssuer: 'token-invalid-issuer',
    otherParty: 'token-invalid-authorized-parties',
    noParty: 'token-invalid-authorized-parties',
    otherAlgorithm: 'token-invalid-algorithm',
    machine: 'token-invalid',
  });
});

test('authenticates a request by its header', async () => {
  const request = new Request('http://localhost:8080/me', { headers: { authorization: `Bearer ${await createToken({})}` } });
  const state = await client.authenticateRequest(request, { authorizedParties: [origin] });
  assert.equal(state.status, 'signed-in');
  assert.equal(state.toAuth().userId, user.id);
});

test('treats a pending session as signed out', async () => {
  const token = await createToken({ claims: { sts: 'pending' } });
  const request = new Request('http://localhost:8080/me', { headers: { authorization: `Bearer ${token}` } });
  const state = await client.authenticateRequest(request, { authorizedParties: [origin] });
  assert.equal(state.toAuth().userId, null);
});
