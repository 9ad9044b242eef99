import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createClerkClient } from '@clerk/backend';
import { isClerkAPIResponseError } from '@clerk/shared/error';
import { clerk, emulator } from './emulator.js';

const client = createClerkClient(clerk);

after(() => emulator('PUT', '/emulator/switches', { apiRateLimited: false }));

test('creates, reads, changes and deletes a user', async () => {
  const created = await client.users.createUser({
    emailAddress: ['grace@campus.edu'],
    phoneNumber: ['+12025550142'],
    username: 'grace',
    firstName: 'Grace',
    lastName: 'Hopper',
    externalId: 'campus-1',
    publicMetadata: { role: 'runner' },
  });
  assert.match(created.id, /^user_/);
  assert.equal(created.primaryEmailAddress.emailAddress, 'grace@campus.edu');
  assert.equal(created.primaryEmailAddress.verification.status, 'verified');
  assert.equal(created.primaryPhoneNumber.phoneNumber, '+12025550142');
  assert.equal(created.fullName, 'Grace Hopper');
  assert.equal(created.hasImage, false);

  const changed = await client.users.updateUser(created.id, { firstName: 'Amazing' });
  assert.equal(changed.firstName, 'Amazing');
  assert.ok(changed.updatedAt > created.updatedAt);

  assert.deepEqual((await client.users.getUser(created.id)).publicMetadata, { role: 'runner' });
  const deleted = await client.users.deleteUser(created.id);
  assert.equal(deleted.deleted, true);
  await assert.rejects(client.users.getUser(created.id), (error) => {
    assert.ok(isClerkAPIResponseError(error));
    assert.equal(error.status, 404);
    assert.equal(error.errors[0].code, 'resource_not_found');
    assert.match(error.clerkTraceId, /^[0-9a-f]{32}$/);
    return true;
  });
});

test('merges and replaces metadata', async () => {
  const { id } = await client.users.createUser({ emailAddress: ['meta@campus.edu'] });
  await client.users.updateUserMetadata(id, { publicMetadata: { a: { b: 1, c: 2 }, d: 3 } });
  const merged = await client.users.updateUserMetadata(id, { publicMetadata: { a: { b: null, e: 4 } } });
  assert.deepEqual(merged.publicMetadata, { a: { c: 2, e: 4 }, d: 3 });

  const replaced = await client.users.replaceUserMetadata(id, { publicMetadata: { f: 5 } });
  assert.deepEqual(replaced.publicMetadata, { f: 5 });
});

test('lists, counts, filters and paginates users', async () => {
  const ids = [];
  for (const name of ['page0', 'page1', 'page2']) {
    ids.push((await client.users.createUser({ username: name })).id);
  }
  const two = await client.users.getUserList({ userId: ids.slice(0, 2), orderBy: '+created_at' });
  assert.deepEqual(
    two.data.map((user) => user.id).toSorted(),
    ids.slice(0, 2).toSorted(),
  );
  assert.equal(two.totalCount, 2);
  assert.equal(await client.users.getCount({ query: 'page' }), 3);

  const paginated = [];
  for (let after; ; ) {
    const page = await client.users.getUserList({
      query: 'page',
      limit: 1,
      orderBy: '+created_at',
      ...(after && { startingAfter: after }),
    });
    if (page.data.length === 0) break;
    after = page.data[0].id;
    paginated.push(after);
  }
  assert.deepEqual(paginated.toSorted(), ids.toSorted());
});

test('rejects a duplicate address with an error that the SDK parses', async () => {
  await client.users.createUser({ emailAddress: ['taken@campus.edu'] });
  await assert.rejects(client.users.createUser({ emailAddress: ['taken@campus.edu'] }), (error) => {
    assert.equal(error.status, 422);
    assert.equal(error.errors[0].code, 'form_identifier_exists');
    assert.equal(error.errors[0].meta.paramName, 'email_address');
    return true;
  });
});

test('starts, lists and revokes sessions', async () => {
  const { id } = await client.users.createUser({ username: 'sessions' });
  const session = await client.sessions.createSession({ userId: id });
  const { data, totalCount } = await client.sessions.getSessionList({ userId: id });
  assert.deepEqual([data[0].id, totalCount], [session.id, 1]);

  assert.equal((await client.sessions.revokeSession(session.id)).status, 'revoked');
  assert.equal((await client.sessions.getSession(session.id)).status, 'revoked');
  await assert.rejects(client.sessions.getToken(session.id), { status: 400 });
});

test('manages e-mail addresses', async () => {
  const { id } = await client.users.createUser({ emailAddress: ['first@campus.edu'] });
  const added = await client.emailAddresses.createEmailAddress({
    userId: id,
    emailAddress: 'second@campus.edu',
    verified: true,
    primary: true,
  });
  assert.equal((await client.users.getUser(id)).primaryEmailAddressId, added.id);
  await client.emailAddresses.deleteEmailAddress(added.id);
  assert.equal((await client.users.getUser(id)).primaryEmailAddress.emailAddress, 'first@campus.edu');
});

test('returns Retry-After with too many requests', async () => {
  await emulator('PUT', '/emulator/switches', { apiRateLimited: true });
  await assert.rejects(client.users.getCount(), (error) => {
    assert.equal(error.status, 429);
    assert.equal(error.retryAfter, 1);
    return true;
  });
  await emulator('PUT', '/emulator/switches', { apiRateLimited: false });
});

test('rejects a wrong secret key', async () => {
  const unauthorized = createClerkClient({ ...clerk, secretKey: 'sk_test_unknown' });
  await assert.rejects(unauthorized.users.getCount(), { status: 401 });
});
