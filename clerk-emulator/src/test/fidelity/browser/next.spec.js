import { createUser, expect, nextUrl, test } from './emulator.js';

test('signs in at a page of Next.js', async ({ page }) => {
  const ada = await createUser('lovelace', { first_name: 'Ada' });
  await page.goto(nextUrl);
  await expect(page.getByText('Signed out')).toBeVisible();

  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /^Continue as Ada/ }).click();

  await expect(page.getByText(`Signed in as ${ada.id}, Ada`)).toBeVisible();
  await page.goto(nextUrl);
  await expect(page.getByText(`Signed in as ${ada.id}, Ada`)).toBeVisible();
});
