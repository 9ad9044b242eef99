import { clerk, clerkSetup, setupClerkTestingToken } from '@clerk/testing/playwright';
import { createUser, emulator, expect, password, test } from './emulator.js';
import { serveQuickstart } from './quickstart/server.js';

let app;
test.beforeAll(async () => {
  await clerkSetup();
  app = await serveQuickstart(process.env.CLERK_PUBLISHABLE_KEY);
});
test.afterAll(() => app.close());

let ada;
test.beforeEach(async ({ page }) => {
  ada = await createUser('lovelace', { phone_number: ['+15555550100'] });
  await setupClerkTestingToken({ page });
  await page.goto(app.url);
  await clerk.loaded({ page });
});

const signedInAs = (page, user) => expect(page.getByText(`Signed in as ${user.id}`)).toBeVisible();
const signIn = async (page) => {
  await clerk.signIn({ page, signInParams: { strategy: 'password', identifier: 'lovelace', password } });
  await signedInAs(page, ada);
};
const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

/** Runs a function in the page. Returns its result, or the code of Clerk's error. */
const inPage = (page, action, argument) =>
  page.evaluate(
    async ([source, value]) => {
      try {
        return await eval(`(${source})`)(window.Clerk, value);
      } catch (error) {
        return error.errors?.[0]?.code ?? String(error);
      }
    },
    [action.toString(), argument],
  );

for (const [name, signInParams] of Object.entries({
  'a password': { strategy: 'password', identifier: 'lovelace', password },
  'an email code': { strategy: 'email_code', identifier: 'lovelace+clerk_test@campus.edu' },
  'a phone code': { strategy: 'phone_code', identifier: '+15555550100' },
})) {
  test(`signs in with ${name}`, async ({ page }) => {
    await clerk.signIn({ page, signInParams });
    await signedInAs(page, ada);
    await clerk.signOut({ page });
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });
}

test('signs in with a ticket', async ({ page }) => {
  const { token } = await emulator('POST', '/v1/sign_in_tokens', { user_id: ada.id });
  await clerk.signIn({ page, signInParams: { strategy: 'ticket', ticket: token } });
  await signedInAs(page, ada);
});

test('issues tokens of the session and of templates', async ({ page }) => {
  await signIn(page);
  const { sub, azp } = claims(await inPage(page, (clerk) => clerk.session.getToken()));
  expect({ sub, azp }).toEqual({ sub: ada.id, azp: new URL(app.url).origin });

  await emulator('POST', '/v1/jwt_templates', { name: 'other', claims: { email: '{{user.primary_email_address}}', aud: 'x' } });
  const { email, aud } = claims(await inPage(page, (clerk) => clerk.session.getToken({ template: 'other' })));
  expect({ email, aud }).toEqual({ email: 'lovelace+clerk_test@campus.edu', aud: 'x' });
});

test('changes the own user', async ({ page }) => {
  await signIn(page);
  expect(
    await inPage(page, async (clerk) => {
      await clerk.user.update({ firstName: 'Ada', unsafeMetadata: { a: 1 } });
      await clerk.user.updateMetadata({ unsafeMetadata: { b: 2 } });
      return [clerk.user.firstName, clerk.user.unsafeMetadata, (await clerk.user.getSessions()).length];
    }),
  ).toEqual(['Ada', { a: 1, b: 2 }, 1]);
  expect(
    await inPage(page, async (clerk) => {
      const added = await clerk.user.createEmailAddress({ email: 'second+clerk_test@campus.edu' });
      await added.prepareVerification({ strategy: 'email_code' });
      await added.attemptVerification({ code: '424242' });
      const [first, second] = clerk.user.emailAddresses;
      await clerk.user.update({ primaryEmailAddressId: second.id });
      await first.destroy();
      await clerk.user.reload();
      return clerk.user.emailAddresses.map((each) => [each.emailAddress, each.verification.status]);
    }),
  ).toEqual([['second+clerk_test@campus.edu', 'verified']]);
  expect(
    await inPage(page, async (clerk) => {
      const added = await clerk.user.createPhoneNumber({ phoneNumber: '+15555550101' });
      await added.prepareVerification();
      return (await added.attemptVerification({ code: '424242' })).verification.status;
    }),
  ).toBe('verified');
  const change = (clerk, currentPassword) => clerk.user.updatePassword({ currentPassword, newPassword: 'other-horse-battery' });
  expect(await inPage(page, change, 'wrong-horse-battery')).toBe('form_password_incorrect');
  expect(await inPage(page, change, password)).toMatchObject({ passwordEnabled: true });
  await inPage(page, (clerk) => clerk.user.delete());
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('switches between sessions', async ({ page }) => {
  await createUser('hopper');
  await signIn(page);
  expect(
    await inPage(
      page,
      async (clerk, password) => {
        const { createdSessionId } = await clerk.client.signIn.create({ identifier: 'hopper', password, strategy: 'password' });
        await clerk.setActive({ session: createdSessionId });
        return [clerk.client.sessions.length, clerk.user.username];
      },
      password,
    ),
  ).toEqual([2, 'hopper']);
  await inPage(page, (clerk) => clerk.setActive({ session: clerk.client.sessions.find((each) => each.user.username === 'lovelace').id }));
  await signedInAs(page, ada);
  await page.reload();
  await signedInAs(page, ada);
  await clerk.loaded({ page });
  expect(
    await inPage(page, async (clerk) => {
      await clerk.signOut({ sessionId: clerk.client.sessions.find((each) => each.user.username === 'hopper').id });
      return clerk.client.sessions.length;
    }),
  ).toBe(1);
});

test('signs up with a code', async ({ page }) => {
  expect(
    await inPage(
      page,
      async (clerk, password) => {
        const started = await clerk.client.signUp.create({
          emailAddress: 'new+clerk_test@campus.edu',
          password,
          firstName: 'New',
          unsafeMetadata: { a: 1 },
        });
        await started.prepareEmailAddressVerification({ strategy: 'email_code' });
        const { status, createdSessionId } = await started.attemptEmailAddressVerification({ code: '424242' });
        await clerk.setActive({ session: createdSessionId });
        return [status, clerk.user.firstName, clerk.user.unsafeMetadata, clerk.user.emailAddresses[0].verification.status];
      },
      password,
    ),
  ).toEqual(['complete', 'New', { a: 1 }, 'verified']);
  expect(
    await inPage(page, (clerk, password) => clerk.client.signUp.create({ emailAddress: 'lovelace+clerk_test@campus.edu', password }), password),
  ).toBe('form_identifier_exists');
});

test('refuses wrong passwords and banned users', async ({ page }) => {
  const attempt = (clerk, password) => clerk.client.signIn.create({ identifier: 'lovelace', password, strategy: 'password' });
  expect(await inPage(page, attempt, 'wrong-horse-battery')).toBe('form_password_incorrect');
  await emulator('POST', `/v1/users/${ada.id}/ban`);
  expect(await inPage(page, attempt, password)).toBe('user_banned');
});

test('resets a password and requires a second factor', async ({ page }) => {
  await emulator('PATCH', `/v1/users/${ada.id}`, { totp_secret: 'JBSWY3DPEHPK3PXP', backup_codes: ['12345678'] });
  expect(
    await inPage(page, async (clerk) => {
      const strategy = 'reset_password_email_code';
      const started = await clerk.client.signIn.create({ strategy, identifier: 'lovelace+clerk_test@campus.edu' });
      const verified = await started.attemptFirstFactor({ strategy, code: '424242' });
      const statuses = [verified.status];
      const reset = await verified.resetPassword({ password: 'other-horse-battery' });
      statuses.push(reset.status);
      const complete = await reset.attemptSecondFactor({ strategy: 'backup_code', code: '12345678' });
      statuses.push(complete.status);
      await clerk.setActive({ session: complete.createdSessionId });
      return statuses;
    }),
  ).toEqual(['needs_new_password', 'needs_second_factor', 'complete']);
  await signedInAs(page, ada);
});
