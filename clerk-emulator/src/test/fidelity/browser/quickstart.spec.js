import { createUser, expect, test } from './emulator.js';
import { serveQuickstart } from './quickstart/server.js';

let app;
test.beforeAll(async () => {
  app = await serveQuickstart(process.env.CLERK_PUBLISHABLE_KEY);
});
test.afterAll(() => app.close());

test('signs in and out in the quickstart for React', async ({ page }) => {
  const ada = await createUser('lovelace', { first_name: 'Ada' });
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /^Continue as Ada/ }).click();

  await expect(page.getByText(`Signed in as ${ada.id}`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`Signed in as ${ada.id}`)).toBeVisible();

  await page.getByRole('button', { name: 'Open user menu' }).click();
  await page.getByText('Sign out').click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('signs up in the quickstart for React', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByLabel('First name').fill('Grace');
  await page.getByLabel('E-mail').fill('grace@campus.edu');
  await page.getByRole('button', { name: 'Sign up' }).click();

  await expect(page.getByText('Signed in as user_')).toBeVisible();
});
